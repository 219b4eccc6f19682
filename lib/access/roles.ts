/** Base roles. A person holds one or more; rights are the union. */
export const roles = ['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Roles of visitors with a secret link: no person holds one, no account has it. */
export const linkRoles = ['processor', 'requester', 'recipient'] as const
export type LinkRole = (typeof linkRoles)[number]

/**
 * Why a set of roles cannot be held by one person, or null when it can.
 * `dpo` never with `management` or `admin` (Art. 38(6) GDPR: no conflict of interests); `auditor` with nothing.
 */
export function roleConflict(held: readonly Role[]): 'none' | 'dpo_conflict' | 'auditor_alone' | null {
  if (held.length === 0) return 'none'
  if (held.includes('dpo') && (held.includes('management') || held.includes('admin'))) return 'dpo_conflict'
  if (held.includes('auditor') && held.length > 1) return 'auditor_alone'
  return null
}
