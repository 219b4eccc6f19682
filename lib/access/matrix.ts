import type { LinkRole, Role } from './roles'

export const resources = [
  'register',
  'remark',
  'comment',
  'report',
  'own_report',
  'leak',
  'exercise',
  'advice',
  'decision',
  'draft',
  'letter',
  'request',
  'own_request',
  'suppression',
  'organisation',
  'department',
  'finding',
  'hold',
  'deletion',
  'statement',
  'sharing',
  'evidence_request',
  'audit_log',
  'user',
  'privacy_settings',
  'technical_settings',
  'api_token',
  'view',
] as const
export type Resource = (typeof resources)[number]

export const verbs = [
  'read',
  'create',
  'update',
  'submit',
  'review',
  'force',
  'confirm',
  'retire',
  'export',
  'note',
  'triage',
  'release',
  'sign',
  'file',
  'accept',
  'answer',
  'verify',
  'share',
  'lock',
  'count',
] as const
export type Verb = (typeof verbs)[number]

/** What must be true of the object before the right holds. */
export type Condition = 'always' | 'own' | 'department' | 'invited' | 'in_force' | 'released' | 'until_triage'

/** How much of the object the right shows. */
export type View = 'full' | 'title' | 'state' | 'masked' | 'technical' | 'names' | 'history'

export type Grant = { when: Condition; view: View }
export type Grants = Partial<Record<Role | LinkRole, readonly Grant[]>>

const full: readonly Grant[] = [{ when: 'always', view: 'full' }]
const masked: readonly Grant[] = [{ when: 'always', view: 'masked' }]
const own: readonly Grant[] = [{ when: 'own', view: 'full' }]
const department: readonly Grant[] = [{ when: 'department', view: 'full' }]
const invited: readonly Grant[] = [{ when: 'invited', view: 'full' }]
const released: readonly Grant[] = [{ when: 'released', view: 'full' }]
const ownState: readonly Grant[] = [{ when: 'own', view: 'state' }]
const untilTriage: readonly Grant[] = [{ when: 'until_triage', view: 'state' }]

const reporters = (grants: readonly Grant[]): Grants => ({
  employee: grants,
  editor: grants,
  dpo: grants,
  management: grants,
  admin: grants,
})

/** Who may what, as data: resource × verb × role. Absent means no right: it answers like an absent object. */
export const matrix: Readonly<Record<Resource, Partial<Record<Verb, Grants>>>> = {
  register: {
    read: {
      employee: [{ when: 'in_force', view: 'title' }],
      editor: [
        { when: 'department', view: 'full' },
        { when: 'in_force', view: 'full' },
      ],
      dpo: full,
      management: full,
      auditor: full,
    },
    create: { editor: department, dpo: full },
    update: { editor: department, dpo: full },
    submit: { editor: department, dpo: full },
    review: { dpo: full },
    force: { management: full },
    // "Still correct": the owner, whoever keeps the records of the department, or the DPO.
    confirm: { editor: [...department, ...own], dpo: full, management: own },
    retire: { editor: department, dpo: full },
    export: { dpo: full, management: full, auditor: full },
  },
  remark: { read: { dpo: full }, create: { dpo: full }, update: { dpo: full } },
  // Comments go with the working copy; an auditor reads and never writes. Retire: remove.
  comment: {
    read: { editor: department, dpo: full, management: full, auditor: full },
    create: { editor: department, dpo: full, management: full },
    retire: { editor: own, dpo: full, management: own },
  },
  // A processor with a link reports too, and sees of it what came by that link.
  report: { create: { ...reporters(full), processor: full } },
  own_report: {
    read: { ...reporters(ownState), processor: ownState },
    update: { ...reporters(untilTriage), processor: untilTriage },
    note: { ...reporters(ownState), processor: ownState },
  },
  leak: {
    read: { editor: invited, dpo: full, management: full, auditor: masked },
    update: { dpo: full },
    // Timeline, contacts, tasks and files: who was invited writes along.
    note: { editor: invited, dpo: full },
    triage: { dpo: full },
    // The log of Art. 33(5), for the authority.
    export: { dpo: full, auditor: masked },
    // Their figures over a period.
    count: { dpo: full, management: full, auditor: masked },
  },
  // Rehearsing a leak. Create: begin one; update: end it with what was learnt.
  exercise: {
    read: { dpo: full, management: full, auditor: full },
    create: { dpo: full, management: full },
    update: { dpo: full, management: full },
  },
  advice: {
    read: { dpo: full, management: released, auditor: released },
    create: { dpo: full },
    release: { dpo: full },
  },
  decision: {
    read: { dpo: full, management: full, auditor: full },
    create: { management: full },
    sign: { management: full },
  },
  draft: {
    read: { editor: invited, dpo: full, management: full, auditor: full },
    create: { dpo: full },
    update: { dpo: full },
    // Comments on its questions.
    note: { editor: invited, dpo: full, management: full },
    sign: { management: full },
    file: { dpo: full, management: full },
    export: { dpo: full, auditor: full },
  },
  // What the people concerned are told. File: record that it went out, or that it did not after all.
  letter: {
    read: { editor: invited, dpo: full, management: full, auditor: full },
    create: { dpo: full },
    update: { dpo: full },
    sign: { management: full },
    file: { dpo: full, management: full },
    export: { editor: invited, dpo: full, management: full, auditor: full },
  },
  request: {
    read: { editor: [{ when: 'invited', view: 'state' }], dpo: full, management: full, auditor: masked },
    create: { dpo: full },
    update: { dpo: full },
    // A task that is given to somebody: what to look for, and what came of it.
    note: { editor: invited, dpo: full },
    // A recipient by its link: that what the one task asks was done (Art. 19).
    confirm: { recipient: own },
    retire: { dpo: full },
    export: { dpo: full },
  },
  // Who asked, by their link alone: ask, follow, add words, take it back.
  own_request: {
    read: { requester: ownState },
    create: { requester: full },
    note: { requester: own },
    retire: { requester: own },
  },
  // Addresses that must not come back: digests and counts. Create: add an address, compare a list; update: lift, and its rules.
  suppression: {
    read: { dpo: full, management: full, auditor: full },
    create: { dpo: full },
    update: { dpo: full },
  },
  organisation: {
    read: {
      employee: [{ when: 'always', view: 'title' }],
      editor: full,
      dpo: full,
      management: full,
      auditor: full,
      admin: full,
    },
    create: { dpo: full },
    update: { dpo: full, management: full },
    export: { auditor: full },
  },
  // Whoever adds people may make the department they belong to; to rename or retire one is to change the organisation.
  department: {
    read: { editor: full, dpo: full, management: full, auditor: full, admin: full },
    create: { dpo: full, management: full, admin: full },
  },
  finding: {
    read: { editor: own, dpo: full, management: full, auditor: full },
    create: { dpo: full },
    update: { editor: own, dpo: full },
    accept: { management: full },
    retire: { dpo: full },
    export: { dpo: full, management: full, auditor: full },
  },
  hold: {
    read: { editor: full, dpo: full, management: full, auditor: full },
    create: { dpo: full },
    update: { dpo: full },
    export: { dpo: full, management: full, auditor: full },
  },
  deletion: {
    read: { editor: department, dpo: full, management: full, auditor: full },
    create: { editor: department, dpo: full },
    // A processor by its link: that it deleted too (Art. 28(3)(g)).
    confirm: { recipient: own },
    export: { dpo: full, management: full, auditor: full },
  },
  // Employees read the published text. Promises go with it for who reads all of it.
  statement: {
    read: {
      employee: [{ when: 'always', view: 'title' }],
      editor: full,
      dpo: full,
      management: full,
      auditor: full,
      admin: full,
    },
    create: { dpo: full },
    update: { dpo: full, management: full },
    export: { dpo: full, auditor: full },
  },
  // What went to others: management decides on it, the DPO keeps it.
  sharing: {
    read: { dpo: full, management: full, auditor: full },
    create: { dpo: full, management: full },
    update: { dpo: full, management: full },
    export: { dpo: full, management: full, auditor: full },
  },
  evidence_request: {
    read: { dpo: full, management: full, auditor: own },
    create: { auditor: own },
    answer: { dpo: full },
  },
  audit_log: {
    read: {
      editor: [{ when: 'own', view: 'history' }],
      dpo: full,
      management: full,
      auditor: full,
      admin: [{ when: 'always', view: 'technical' }],
    },
    verify: { dpo: full, management: full, auditor: full },
    export: { dpo: full, management: full, auditor: full },
  },
  user: {
    read: {
      dpo: [{ when: 'always', view: 'names' }],
      management: full,
      auditor: [{ when: 'always', view: 'state' }],
      admin: full,
    },
    create: { admin: full },
    update: { admin: full },
    // Rights over leaks that an administrator asks for somebody: a second person says yes or no.
    confirm: { dpo: full, management: full },
  },
  privacy_settings: {
    read: { dpo: full, management: full, auditor: full, admin: full },
    update: { dpo: full },
  },
  technical_settings: {
    read: { dpo: masked, management: masked, auditor: masked, admin: full },
    update: { admin: full },
  },
  api_token: {
    read: { editor: own, dpo: own, management: own, auditor: own, admin: full },
    create: { editor: own, dpo: own, management: own, auditor: own, admin: own },
    retire: { editor: own, dpo: own, management: own, auditor: own, admin: full },
  },
  // Beside the list it shows, which asks its own right. An auditor keeps none: opens what others share, or an address.
  view: {
    read: { ...reporters(full), auditor: full },
    create: reporters(full),
    update: reporters(own),
    share: { editor: full, dpo: full, management: full },
    lock: { dpo: full },
  },
}

/** What belongs to the person, not to the role: no deputy has it. Who may read leaks is not for a deputy to say. */
export const undeputised: readonly Resource[] = ['report', 'own_report', 'user', 'api_token', 'view']
