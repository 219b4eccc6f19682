/**
 * Who may what, written out again by hand. It imports nothing of the application on purpose: a slip in
 * lib/access/matrix.ts must not slip in here too. One word per right: `verb`, `verb:view` (how much is shown; all of it
 * unless said) and `verb@condition` (always unless said).
 */
export const oracle: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  register: {
    employee: 'read:title@in_force',
    editor:
      'read@in_force read@department create@department update@department submit@department confirm@department confirm@own retire@department',
    dpo: 'read create update submit review confirm retire export',
    management: 'read force confirm@own export',
    auditor: 'read export',
    admin: '',
  },
  remark: { employee: '', editor: '', dpo: 'read create update', management: '', auditor: '', admin: '' },
  // Beside the table of roles: who sees a working copy in full may comment on it, an auditor only reads.
  comment: {
    employee: '',
    editor: 'read@department create@department retire@own',
    dpo: 'read create retire',
    management: 'read create retire@own',
    auditor: 'read',
    admin: '',
  },
  report: { employee: 'create', editor: 'create', dpo: 'create', management: 'create', auditor: '', admin: 'create' },
  own_report: {
    employee: 'read:state@own update:state@until_triage note:state@own',
    editor: 'read:state@own update:state@until_triage note:state@own',
    dpo: 'read:state@own update:state@until_triage note:state@own',
    management: 'read:state@own update:state@until_triage note:state@own',
    auditor: '',
    admin: 'read:state@own update:state@until_triage note:state@own',
  },
  leak: {
    employee: '',
    editor: 'read@invited',
    dpo: 'read update triage export count',
    management: 'read count',
    auditor: 'read:masked export:masked count:masked',
    admin: '',
  },
  advice: {
    employee: '',
    editor: '',
    dpo: 'read create release',
    management: 'read@released',
    auditor: 'read@released',
    admin: '',
  },
  decision: { employee: '', editor: '', dpo: 'read', management: 'read create sign', auditor: 'read', admin: '' },
  // "R C U, mark filed" of the DPO includes taking the document along (issue D: DOCX and PDF).
  draft: {
    employee: '',
    editor: 'read@invited',
    dpo: 'read create update file export',
    management: 'read sign file',
    auditor: 'read export',
    admin: '',
  },
  // "Tasks given to them": an editor sees the state of a request they are called in for.
  request: {
    employee: '',
    editor: 'read:state@invited',
    dpo: 'read create update retire export',
    management: 'read',
    auditor: 'read:masked',
    admin: '',
  },
  organisation: {
    employee: 'read:title',
    editor: 'read',
    dpo: 'read create update',
    management: 'read update',
    auditor: 'read export',
    admin: 'read',
  },
  // A person belongs to a department, and who adds people may make it.
  department: {
    employee: '',
    editor: 'read',
    dpo: 'read create',
    management: 'read create',
    auditor: 'read',
    admin: 'read create',
  },
  finding: {
    employee: '',
    editor: 'read@own update@own',
    dpo: 'read create update retire',
    management: 'read accept',
    auditor: 'read',
    admin: '',
  },
  // Who deletes must see what is on hold; who places or lifts a hold answers for it.
  hold: {
    employee: '',
    editor: 'read',
    dpo: 'read create update',
    management: 'read',
    auditor: 'read',
    admin: '',
  },
  deletion: {
    employee: '',
    editor: 'read@department create@department',
    dpo: 'read create',
    management: 'read',
    auditor: 'read',
    admin: '',
  },
  evidence_request: {
    employee: '',
    editor: '',
    dpo: 'read answer',
    management: 'read',
    auditor: 'create@own read@own',
    admin: '',
  },
  audit_log: {
    employee: '',
    editor: 'read:history@own',
    dpo: 'read verify export',
    management: 'read verify export',
    auditor: 'read verify export',
    admin: 'read:technical',
  },
  user: {
    employee: '',
    editor: '',
    dpo: 'read:names confirm',
    management: 'read confirm',
    auditor: 'read:state',
    admin: 'read create update',
  },
  privacy_settings: {
    employee: '',
    editor: '',
    dpo: 'read update',
    management: 'read',
    auditor: 'read',
    admin: 'read',
  },
  technical_settings: {
    employee: '',
    editor: '',
    dpo: 'read:masked',
    management: 'read:masked',
    auditor: 'read:masked',
    admin: 'read update',
  },
  api_token: {
    employee: '',
    editor: 'read@own create@own retire@own',
    dpo: 'read@own create@own retire@own',
    management: 'read@own create@own retire@own',
    auditor: 'read@own create@own retire@own',
    admin: 'read create@own retire',
  },
  // "Auditors change nothing": they open what others share. Locked ones are the DPO's.
  view: {
    employee: 'read create update@own',
    editor: 'read create update@own share',
    dpo: 'read create update@own share lock',
    management: 'read create update@own share',
    auditor: 'read',
    admin: 'read create update@own',
  },
}
