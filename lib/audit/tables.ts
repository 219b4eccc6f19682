/**
 * What the application's login needs on the audit log: SELECT on these tables, EXECUTE on these functions, nothing else.
 * lib/db/grants.ts gives both by their names' beginnings (`Audit`, `audit_`).
 */
export const auditTables = [
  'AuditEntry',
  'AuditState',
  'AuditDetail',
  'AuditKey',
  'AuditActor',
  'AuditCheckpoint',
] as const
export const auditFunctions = ['audit_append', 'audit_actor', 'audit_erase', 'audit_checkpoint'] as const
