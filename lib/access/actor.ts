import type { DepartmentId, UserId } from '@/lib/db/ids'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import type { Role } from './roles'

/** The person behind a request, read from the database on that request. */
export type Actor = {
  kind: 'person'
  id: UserId
  name: string
  email: string
  roles: readonly Role[]
  departmentIds: readonly DepartmentId[]
  locale: Locale
  validUntil: Instant | null
}

/** Dertig itself: the seed, the operator's command line, a job. */
export type SystemActor = { kind: 'system'; name: 'seed' | 'operator' | 'job' | 'visitor' }

/** Who acts, when, through which door. Every command takes one. */
export type CommandContext = {
  actor: Actor | SystemActor
  now: Instant
  channel: 'page' | 'action' | 'api' | 'cli' | 'job'
  requestId: string
}
