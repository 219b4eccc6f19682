import { databasePromises } from '@/lib/config/settings'
import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { hour } from '@/lib/time/length'

/** What the application's login must not be able to do to entries. */
export const forbiddenActs = ['update', 'delete', 'truncate', 'disable_trigger'] as const
export type ForbiddenAct = (typeof forbiddenActs)[number]

const statements: Record<ForbiddenAct, string> = {
  update: 'UPDATE "AuditEntry" SET "body" = "body"',
  delete: 'DELETE FROM "AuditEntry"',
  truncate: 'TRUNCATE "AuditEntry" CASCADE',
  disable_trigger: 'ALTER TABLE "AuditEntry" DISABLE TRIGGER USER',
}

class Undo extends Error {}

/** True when the login may do this: tried in a transaction that is always rolled back. A busy table counts as not refused. */
async function possible(statement: string): Promise<boolean> {
  try {
    await db().$transaction(async (tx) => {
      await tx.$executeRawUnsafe(statement)
      throw new Undo()
    })
    return true
  } catch (error) {
    return error instanceof Undo || !/denied|must be owner|is refused|insufficient/i.test(String(error))
  }
}

/**
 * Tries, as the application's login, what must be impossible: change, remove and empty entries, switch the triggers off.
 * Answers what turned out possible: nothing, when the two logins are set up as they should be.
 */
export async function auditSelfCheck(): Promise<ForbiddenAct[]> {
  const found: ForbiddenAct[] = []
  for (const act of forbiddenActs) if (await possible(statements[act])) found.push(act)
  return found
}

// The bundler makes several copies of this file; what was found is the same in all.
const kept: { dertigSelfCheck?: Promise<ForbiddenAct[]> | undefined } = globalThis as {
  dertigSelfCheck?: Promise<ForbiddenAct[]> | undefined
}

/** What the last self-check of this process found possible; the first who asks waits for one. Whoever asks again tries nothing. */
export function possibleActs(): Promise<ForbiddenAct[]> {
  kept.dertigSelfCheck ??= auditSelfCheck().catch((error) => {
    kept.dertigSelfCheck = undefined
    throw error
  })
  return kept.dertigSelfCheck
}

/**
 * Tries again every hour. What it finds stands in this process; in all of them, the job then counts as failing, which
 * readiness tells. With one login for everything it cannot hold, and the screens say so.
 */
export const selfCheckJob: Job = {
  name: 'audit.self_check',
  everyMs: hour,
  run: async () => {
    const found = await auditSelfCheck()
    kept.dertigSelfCheck = Promise.resolve(found)
    if (found.length > 0 && databasePromises().length === 0) throw new LogChangeable()
  },
}

class LogChangeable extends Error {
  override name = 'LogChangeable'
}

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
export const auditFunctions = [
  ...(['audit_append', 'audit_actor', 'audit_erase', 'audit_checkpoint'] as const),
  'audit_redact_leak',
  'audit_redact_drafts',
] as const
