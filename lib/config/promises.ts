import type { Environment } from './environment'

/** What the database's set-up cannot promise; each is a key under `promises` in the texts. Empty: everything holds. */
export type BrokenPromise = 'append_only_not_enforced'

/**
 * With one login for everything, the application could change what must never change: frozen versions, filed reports,
 * the audit log. The screens say so in red. The start tells by DERTIG_SINGLE_LOGIN.
 */
export function databasePromises(environment: Environment = process.env): readonly BrokenPromise[] {
  return environment.DERTIG_SINGLE_LOGIN === '1' ? ['append_only_not_enforced'] : []
}
