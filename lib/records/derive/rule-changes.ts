import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { minute } from '@/lib/time/length'
import { type CalendarDate, calendarDateSchema, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { ownersPass, passDay } from './day-change'

/** A rule that asks more than it did: since when, which items can be missing by it, and where it stands. */
export type RuleChange = {
  /** Words: `registers.ruleChanges.<key>`. */
  key: string
  since: CalendarDate
  codes: readonly string[]
  article: string
}

const since = calendarDateSchema.parse('2026-11-28')

/** What a version of Dertig asks of records that were there before it. A new one is added at the end, with a new `rulesVersion`. */
export const ruleChanges: readonly RuleChange[] = [
  { key: 'evidence', since, codes: ['transfer_evidence', 'transfer_mechanism'], article: '46, 47, 49' },
  { key: 'listing', since, codes: ['transfer_validity', 'processor_transfer', 'sub_transfers'], article: '45' },
  { key: 'places', since, codes: ['transfers', 'transfers_processor'], article: '30(1)(e), 44' },
  { key: 'special', since, codes: ['art9', 'art10'], article: '9(2), 10' },
  { key: 'national_list', since, codes: ['dpia_list', 'dpia'], article: '35(4)' },
]
const rulesVersion = 1

/** The change of a rule by which an item can be missing. */
export function ruleChangeOf(code: string): RuleChange | null {
  return ruleChanges.find(({ codes }) => codes.includes(code)) ?? null
}

/** Why a record lacks more than before, for its entry: the changed rules by which it does. */
function whyLacking(before: readonly string[], after: readonly string[]): string | undefined {
  const fresh = after.filter((code) => !before.includes(code))
  const changes = ruleChanges.filter(({ codes }) => codes.some((code) => fresh.includes(code)))
  const said = changes.map((change) => `${change.since}: Art. ${change.article}`)
  return said.length > 0 ? said.join('; ') : undefined
}

/**
 * Looks at every record again after the rules of Dertig changed: each that lacks something else gets an entry
 * `record.lapse` with both lists and the rules by which it does. Cut off, it starts over; done once, it does nothing.
 * Answers how many records changed.
 */
export async function passRuleChange(at: LocalNow): Promise<number> {
  const instance = await db().instance.findUnique({ where: { id: 1 }, select: { rulesVersion: true } })
  if (!instance || instance.rulesVersion >= rulesVersion) return 0
  await db().record.updateMany({ where: { status: { not: 'retired' } }, data: { changesOn: toDatabase(at.today) } })
  const changed = await passDay(at, whyLacking)
  await db().instance.update({ where: { id: 1 }, data: { rulesVersion } })
  return changed
}

/** Every minute and at each new day: how late a lapse, a changed rule or an owner who left can be seen. */
export const dayChangeJob: Job = {
  name: 'records.day_change',
  everyMs: minute,
  onNewDay: true,
  run: async (at) => {
    const changed = await passRuleChange(at)
    await ownersPass(at)
    return changed + (await passDay(at))
  },
}
