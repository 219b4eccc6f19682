import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { minute } from '@/lib/time/length'
import type { LocalNow } from '@/lib/time/zone'
import { comparedText, readNoticeFacts } from '../compare/read'
import { compare } from '../compare/rules'
import { versionOf, versionRows } from '../versions/queries'
import { noteDifference } from './note-difference'

/**
 * Makes a finding of each purpose that came into force after a text in use was published, and that this text does not speak of: people
 * are to be told before their data are used for it (Art. 13(3)). Each purpose once, however many texts lack it, and never again
 * once somebody closed the finding. Answers how many were made.
 */
export async function noteNewPurposes({ now, zone, today }: LocalNow): Promise<number> {
  const rows = (await versionRows(today)).filter(({ inUse }) => inUse)
  if (rows.length === 0) return 0
  const facts = await readNoticeFacts(zone)
  const versions = (await Promise.all(rows.map((row) => versionOf(row)))).filter((version) => version !== null)
  const found = versions.flatMap((version) =>
    compare(comparedText(version, zone), facts).flatMap(({ code, key }) =>
      code === 'N17.new_purpose' ? [{ statement: version.number, key }] : [],
    ),
  )
  const known = await db().finding.findMany({
    where: { origin: { in: found.map(({ key }) => key) } },
    select: { origin: true },
  })
  const noted = new Set(known.map(({ origin }) => origin))
  const fresh = [...new Map(found.filter(({ key }) => !noted.has(key)).map((one) => [one.key, one])).values()]
  const context: CommandContext = {
    actor: { kind: 'system', name: 'job' },
    ...{ now, zone, today },
    channel: 'job',
    requestId: randomUUID(),
  }
  for (const one of fresh) await noteDifference(context, one)
  return fresh.length
}

/** Every minute: a purpose that was just put in force is a task at once. */
export const newPurposesJob: Job = { name: 'statement.new_purposes', everyMs: minute, run: noteNewPurposes }
