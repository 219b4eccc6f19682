import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { RecordId } from '@/lib/db/ids'
import { clockRules } from '@/lib/law/clock-rules'
import { leakClocks } from '@/lib/law/clocks'
import type { ActingRole } from '@/lib/law/codes/leak-states'
import { clockFactsOf } from '@/lib/leaks/clocks/clock-facts'
import { loadFile } from '@/lib/leaks/clocks/leak-file'
import { reportByProcessor } from '@/lib/leaks/commands/report-by-processor'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { setAware, setMoment } from '@/lib/leaks/commands/set-moments'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { someRecord } from '@/lib/records/testing/some-record'
import { calendarDateSchema, type Instant, instantSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { aTelling, opened, someLink } from '../testing/some-link'

const { database, reporter, editor, dpo } = someOffice()
/** Everything is received at 14:37 in Brussels; what was noticed, at ten; a processor knew since half past seven the day before. */
const received = reporter.now
const noticed = instantSchema.parse('2026-06-02T08:00:00.000Z')
const theyKnew = instantSchema.parse('2026-06-01T05:30:00.000Z')
const later = addHours(received, 5)
const weAware = addHours(received, 1)
let secret = ''
let recordId: RecordId
beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV', anonymousReports: true } })
  const processor = await someRecord(editor, 'processors', { title: 'Nimbus', partyKind: 'processor' })
  recordId = processor.id
  secret = await someLink(dpo, processor.ref)
})

const atTen = { noticed: 'today', noticedTime: '10:00' } as const
type Reported = { ok: boolean; value?: { ref: string } }

/** The ways by which a leak comes in, each by its own command. */
const channels: Readonly<Record<string, () => Promise<Reported>>> = {
  employee: () => reportLeak(reporter, aReport(atTen)),
  'a customer, taken down by an employee': () =>
    reportLeak(reporter, aReport({ ...atTen, story: 'Bakery Jansen rang' })),
  'nobody by name': () => reportLeak(reporter, { ...aReport(atTen), code: randomBytes(32).toString('base64url') }),
  'a supplier, taken down by an employee': () => reportLeak(reporter, aReport({ ...atTen, happened: 'supplier' })),
  link: async () => {
    const { context } = await opened(secret, reporter)
    return reportByProcessor(context, aTelling(), { recordId, language: 'en', isExample: false })
  },
}

/** What was done with it afterwards. */
type Done = 'aware' | 'they knew' | 'they told us' | 'we knew as processor'
const moments: Readonly<Record<Exclude<Done, 'aware'>, ['processor_aware' | 'processor_informed', Instant]>> = {
  'they knew': ['processor_aware', theyKnew],
  'they told us': ['processor_informed', noticed],
  'we knew as processor': ['processor_aware', addHours(noticed, 1)],
}

/** Other regimes, each found or reported at a moment of its own: no channel moves them. */
const at = (hours: number) => addHours(later, hours)
const made = (hours: number) => ({ at: at(hours), latestAt: at(hours), reference: null })
const elsewhere = {
  part1FiledAt: at(10),
  highRiskFoundAt: at(11),
  found: {
    ...{ nis2_significant: at(12), dora_classified: at(1), cra_vulnerability: at(14), cra_incident: at(15) },
    cra_fix: at(16),
  },
  reported: {
    ...{ nis2_notification: made(17), dora_initial: made(18), dora_intermediate: made(19) },
    ...{ cra_notification: made(20), ecommunications: made(21) },
  },
  contractHours: 24,
}
const fixed = {
  ...{ authority_part2: at(10), people_law: at(11), nis2_early_warning: at(12), nis2_notification: at(12) },
  ...{ nis2_trust_notification: at(12), nis2_final: at(17), dora_classified: at(1), dora_intermediate: at(18) },
  ...{ dora_final: at(19), cra_early_warning: at(14), cra_notification: at(14), cra_final_vulnerability: at(16) },
  ...{ cra_final_incident: at(20), ecommunications_rest: at(21) },
}
const ago = calendarDateSchema.parse('2018-05-25')
const everyRule = clockRules.map((rule) => ({ ...rule, enabled: true, validFrom: ago }))

type Starts = { aware: Instant; detected: Instant; processor: Instant; provisional?: 'all' | 'ours' }

test.each<[keyof typeof channels, ActingRole, readonly Done[], Starts]>([
  ['employee', 'both', [], { aware: received, detected: noticed, processor: received, provisional: 'all' }],
  ['employee', 'both', ['aware'], { aware: weAware, detected: noticed, processor: weAware }],
  [
    'employee',
    'both',
    ['we knew as processor'],
    { aware: received, detected: noticed, processor: addHours(noticed, 1), provisional: 'ours' },
  ],
  ['nobody by name', 'both', [], { aware: received, detected: noticed, processor: received, provisional: 'all' }],
  ['nobody by name', 'both', ['aware'], { aware: weAware, detected: noticed, processor: weAware }],
  [
    'a customer, taken down by an employee',
    'both',
    ['aware', 'we knew as processor'],
    { aware: weAware, detected: noticed, processor: addHours(noticed, 1) },
  ],
  // What another one knew is never since when we know, as soon as it is said that they told us.
  [
    'a supplier, taken down by an employee',
    'both',
    ['they told us', 'they knew'],
    { aware: received, detected: noticed, processor: noticed, provisional: 'all' },
  ],
  [
    'a supplier, taken down by an employee',
    'both',
    ['they told us', 'they knew', 'aware'],
    { aware: weAware, detected: noticed, processor: weAware },
  ],
  ['link', 'controller', [], { aware: received, detected: received, processor: received }],
  ['link', 'both', [], { aware: received, detected: received, processor: received }],
  ['link', 'processor', [], { aware: received, detected: received, processor: received }],
  ['link', 'both', ['aware'], { aware: weAware, detected: received, processor: weAware }],
])('told by %s, met as %s, then %j', async (channel, actingAs, done, starts) => {
  const told = await channels[channel]?.()
  if (!told?.value) throw new Error(JSON.stringify(told))
  const { ref } = told.value
  const now = movedTo(dpo, later)
  const target = () => database.client.leak.findUniqueOrThrow({ where: { ref }, select: { ref: true, version: true } })
  for (const one of done) {
    if (one === 'aware') continue
    const [kind, moment] = moments[one]
    const set = { kind, at: moment, reason: 'Said', unlikelyReason: 'So it was' }
    expect(await setMoment(now, { ...(await target()), ...set })).toMatchObject({ ok: true })
  }
  if (done.includes('aware'))
    expect(
      await setAware(now, { ...(await target()), at: weAware, reason: 'Then', unlikelyReason: 'So it was' }),
    ).toMatchObject({ ok: true })
  if (actingAs !== 'controller')
    expect(await updateLeakFacts(now, { ...(await target()), facts: { actingAs } })).toMatchObject({ ok: true })

  const leak = await database.client.leak.findUniqueOrThrow({ where: { ref } })
  const facts = clockFactsOf(await loadFile(database.client, leak), reporter.zone)
  const { clocks } = leakClocks({ ...facts, ...elsewhere }, everyRule, later, reporter.zone)
  const as = (role: 'ours' | 'processor', codes: Record<string, Instant>) =>
    actingAs === 'both' || (role === 'processor') === (actingAs === 'processor') ? codes : {}
  const { authority_part2, people_law, ...regimes } = fixed
  expect(Object.fromEntries(clocks.map(({ code, startAt }) => [code, startAt]))).toEqual({
    ...as('ours', { authority_part1: starts.aware, authority_part2, people_law }),
    ...as('processor', { processor_law: starts.processor, processor_contract: starts.processor }),
    ...{ people_policy: starts.detected, dora_initial: starts.aware, ecommunications: starts.detected },
    ...regimes,
  })
  const provisional = clocks.filter((clock) => clock.provisional).map(({ code }) => code)
  const ours = ['authority_part1', 'dora_initial']
  const processor = ['processor_contract', 'processor_law']
  const which = { all: [...ours, ...processor], ours, none: [] }[starts.provisional ?? 'none']
  expect(provisional.sort()).toEqual(which)
})
