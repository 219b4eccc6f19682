import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { policyAddress, privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { promises } from '@/lib/examples/optipost/promises'
import { clockRules } from '@/lib/law/clock-rules'
import { rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { correctClockRule } from '@/lib/leaks/commands/correct-clock-rule'
import { recordReport } from '@/lib/leaks/commands/record-filing'
import { recordNotice } from '@/lib/leaks/commands/record-notice'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { retireRecord } from '@/lib/records/write/retire'
import { someRequest } from '@/lib/requests/testing/some-request'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { noteEvent } from '@/lib/retention/events/commands'
import { eventInput } from '@/lib/retention/events/schema'
import { confirmRecord } from '@/lib/review/steps/confirm'
import { cycle, must } from '@/lib/review/testing/cycle'
import { addHours } from '@/lib/time/zone'
import { addVersion } from '../commands/add-version'
import { statePromise } from '../commands/state-promise'
import type { Check, PromiseKind } from '../model/checks'
import { promiseInput, versionInput } from '../model/schema'
import { type Turn, waysToTurn } from '../testing/turns'
import { promiseOf } from './queries'

const { database, dpo, management, editor, reporter, auditor, admin, employee } = someOffice({
  dpo: { at: 'department' },
})
const review = cycle(database, { editor, dpo, management })

beforeAll(async () => {
  const text = { language: 'en', text: privacyPolicy, validFrom: '2018-05-22', publishedAt: policyAddress }
  await must(addVersion(dpo, versionInput.parse(text)))
})

/** A promise that is looked at in this way. */
async function promised(check: Check, kind: PromiseKind, records: object = {}): Promise<string> {
  const quote = 'Every data leak that occurs is documented and recorded.'
  return (
    await must(statePromise(dpo, promiseInput.parse({ kind, title: check, check, statement: 1, quote, ...records })))
  ).ref
}

/** The state of a promise and what is behind it, as the DPO sees it at a moment. */
async function stateOf(ref: string, at = dpo): Promise<string> {
  const promise = await promiseOf(at.actor, at, ref)
  return [promise?.state, ...(promise?.rows ?? []).map((row) => `${row.ref} ${row.why}`)].join(' ')
}

const ways = waysToTurn({ database, dpo, management, reporter }, review)
const { now, later, request, withdrawn, done, given, party, leak, leakTarget, confirmed, written } = ways

/** Versions of the text that name the former authority or the one of today. */
let edition = 0
async function publish(text: string) {
  edition += 1
  const said = {
    language: 'en',
    text: `${text}\n\nEdition ${edition}.`,
    validFrom: dpo.today,
    publishedAt: policyAddress,
  }
  await must(addVersion(dpo, versionInput.parse(said)))
  return dpo
}
const renamed = privacyPolicy
  .replace('Commission for the protection of privacy: commission@privacycommission.be', 'Data Protection Authority')
  .replace('Privacy Commission', 'Data Protection Authority')

const measureValues = {
  ...{ group: 'backup_restore', description: 'Need to know', responsible: 'IT', evidence: 'Report' },
  ...{ lastTestedOn: '2026-06-01', testEveryMonths: 60, nextReviewOn: '2027-06-04' },
}
const measures = new Map<string, RecordId>()
const measureOf = (promise: string) => measures.get(promise) ?? recordIdSchema.parse('')

/** A measure of which something runs out, and is then put right. */
function measure(promise: string, worse: object): Turn {
  return {
    breaks: async () => {
      await review.edit(measureOf(promise), { ...measureValues, ...worse })
      // The day of the next look stands beside the content.
      if (!('nextReviewOn' in worse)) await review.force(measureOf(promise))
      return later
    },
    why: 'lastTestedOn' in worse ? 'test_passed' : 'review_passed',
    mends: async () => {
      if ('nextReviewOn' in worse) {
        const { version } = await review.rowOf(measureOf(promise))
        await must(confirmRecord(later, { id: measureOf(promise), version }))
      } else {
        await review.edit(measureOf(promise), measureValues)
        await review.force(measureOf(promise))
      }
      return later
    },
  }
}

const booksGone = (ref: string) =>
  deletionInput.parse({
    ...{ rules: [ref], scope: 'Books', recordsMode: 'unknown', personsMode: 'unknown' },
    ...{ method: 'delete', executedBy: 'IT', executedOn: dpo.today },
  })

/** Every promise of section 9 but E2, which is measured with the lists of its newsletter tool. */
const turns: Readonly<Record<string, Turn>> = {
  T1: request('objection_marketing', done),
  T2: request('withdraw_consent', done),
  T3: request('erasure', withdrawn),
  T4: request('access', withdrawn),
  T5: request('rectification', withdrawn),
  T6: { breaks: () => publish(privacyPolicy), why: 'former_authority', mends: () => publish(renamed) },
  R1: given({ kind: 'direct_marketing' }, 'no_permission', async () => ({ permission: 'Box on the form' })),
  R2: party('group_company', 'group', 'no_group_agreement'),
  R3: party('processor', 'processing', 'no_agreement'),
  R4: given({ kind: 'partner' }, 'no_opt_in', async () => ({ permission: 'Box on the form' })),
  R5: given({ kind: 'legal_demand', basis: null, decidedById: null }, 'no_basis', async () => ({
    ...{ basis: 'c_legal_obligation', decidedById: management.actor.id },
  })),
  R6: given({ kind: 'acquisition' }, 'no_case_agreement', async () => {
    const term = { startOn: '2026-01-01', indefinite: true }
    return { agreement: (await review.inForce('agreements', { kind: 'acquisition', ...term })).ref }
  }),
  L1: leak(
    'not_judged',
    async () => {},
    async () => must(rejectLeak(later, { ...(await leakTarget()), reason: 'Nothing was lost' })),
  ),
  L2: leak('not_documented', confirmed, written),
  L3: leak('clock_passed', confirmed, async () => {
    const told = { channel: 'email', number: 3, at: addHours(dpo.now, 20) } as const
    await must(recordNotice(later, { ...(await leakTarget()), ...told }))
  }),
  L4: leak(
    'clock_passed',
    async () => {
      await confirmed()
      await must(setAware(dpo, { ...(await leakTarget()), at: dpo.now, reason: 'Read' }))
    },
    async () => {
      const filed = { kind: 'part1_filed', at: addHours(dpo.now, 20), reference: 'DBN-1', evidence: 'Receipt' } as const
      await must(recordReport(later, { ...(await leakTarget()), ...filed }))
    },
  ),
  E1: {
    breaks: async () => {
      const values = { trigger: 'fixed_date', fixedOn: '2026-05-31', action: 'delete', basis: 'necessity' }
      await review.edit(booksRule.id, values)
      await review.force(booksRule.id)
      return dpo
    },
    why: 'date_passed',
    mends: async () => {
      await must(recordDeletion(dpo, booksGone(booksRule.ref)))
      return dpo
    },
  },
  M1: measure('M1', { nextReviewOn: '2026-06-04' }),
  M2: measure('M2', { lastTestedOn: '2020-01-01', testEveryMonths: 12 }),
  M3: measure('M3', { nextReviewOn: '2026-06-03' }),
  M4: leak('not_documented', confirmed, written),
  M5: party('sub_processor', 'processing', 'no_agreement'),
  M6: measure('M6', { lastTestedOn: '2024-01-01', testEveryMonths: 6 }),
}
let booksRule: { id: RecordId; ref: string }

describe('each promise of section 9, as the example states it', () => {
  beforeAll(async () => {
    const rule = clockRules.find(({ code }) => code === 'people_policy')
    if (!rule) throw new Error('no rule')
    const { code, length, threshold, source, certainty, validFrom, validUntil } = rule
    const said = { code, length, threshold, source, certainty, validFrom, validUntil, version: 1 }
    await must(correctClockRule(dpo, { ...said, enabled: true, reason: 'We promise it' }))
    await publish(renamed)
    const kept = { trigger: 'last_interaction', period: 'P2Y', action: 'delete', basis: 'necessity' }
    booksRule = await review.inForce('retention-rules', { title: 'Old books', ...kept })
    for (const { id, records: _, ...promise } of promises) {
      const records = await linkedTo(id, promise.check)
      const { ref } = await must(statePromise(dpo, promiseInput.parse({ ...promise, statement: 1, ...records })))
      expect(ref).toBe(id)
    }
  }, 60_000)

  /** The record that carries a promise: a rule its promise, a measure its promise. */
  async function linkedTo(id: string, check: string): Promise<object> {
    if (check === 'retention_dates') return { rules: [booksRule.ref] }
    if (check !== 'measures_tested') return {}
    const record = await review.inForce('measures', { title: `Measure of ${id}`, ...measureValues })
    measures.set(id, record.id)
    return { measures: [record.ref] }
  }

  it('has a turn', () =>
    expect(Object.keys(turns).sort()).toEqual(
      promises
        .map(({ id }) => id)
        .filter((id) => id !== 'E2')
        .sort(),
    ))

  test.each(Object.entries(turns))(
    '%s: kept, broken by what happened, kept again by what was done',
    async (ref, turn) => {
      const before = await stateOf(ref)
      expect(before).toBe('kept')
      expect(await stateOf(ref, await turn.breaks())).toMatch(new RegExp(`^broken .*${turn.why}`))
      expect(await stateOf(ref, await turn.mends())).toBe('kept')
    },
  )
})

describe('what else turns a promise', () => {
  beforeEach(async () => {
    await database.client.leak.updateMany({ data: { isExample: true, state: 'merged' } })
    await database.client.leakClock.deleteMany({})
    now.leak = await someLeak(database.client, reporter)
  })

  it('R3: an agreement that ends breaks it again, the end of the processor keeps it', async () => {
    const processor = await review.inForce('processors', { title: 'Host', partyKind: 'processor' })
    const term = { startOn: '2026-01-01', indefinite: true, parties: [processor.ref] }
    const agreement = await review.inForce('agreements', { kind: 'processing', ...term })
    expect(await stateOf('R3')).toBe('kept')
    const retire = async ({ id, ref }: { id: RecordId; ref: string }) =>
      must(retireRecord(dpo, { ref, version: (await review.rowOf(id)).version }))
    await retire(agreement)
    expect(await stateOf('R3')).toBe(`broken ${processor.ref} no_agreement`)
    await retire(processor)
    expect(await stateOf('R3')).toBe('kept')
  })

  it('L3: a clock that is near puts it at risk; people who were told late break it', async () => {
    await confirmed()
    expect(await stateOf('L3', movedTo(dpo, addHours(dpo.now, 60)))).toBe(`at_risk ${now.leak.ref} clock_near`)
    const told = { channel: 'email', number: 3, at: addHours(dpo.now, 72.9) } as const
    await must(recordNotice(later, { ...(await leakTarget()), ...told }))
    expect(await stateOf('L3', later)).toBe(`broken ${now.leak.ref} told_late`)
  })

  it('shows a leak to who may open it and to others only that there is one', async () => {
    const as = async (who: typeof dpo) => {
      const promise = await promiseOf(who.actor, later, 'L1')
      return [promise?.state, promise?.rows.length, promise?.hidden]
    }
    expect(await as(dpo)).toEqual(['broken', 1, 0])
    expect(await as(auditor)).toEqual(['broken', 1, 0])
    expect(await as(editor)).toEqual(['broken', 0, 1])
    expect(await as(admin)).toEqual(['broken', 0, 1])
    expect(await promiseOf(employee.actor, later, 'L1')).toBeNull()
  })

  it('E1: a rule without a term puts it at risk', async () => {
    const vague = await review.draft('retention-rules', { trigger: 'last_interaction', action: 'delete' })
    const open = await promised('retention_dates', 'retention', { rules: [vague.ref] })
    expect(await stateOf(open)).toBe(`at_risk ${vague.ref} no_term`)
    await review.edit(vague.id, { trigger: 'last_interaction', action: 'delete', period: 'P2Y' })
    expect(await stateOf(open)).toBe('kept')
  })

  it('E1: a rule that runs from the last event is broken past its day, and kept once a newer event is noted', async () => {
    const batches = [{ name: 'Fair', triggerOn: '2023-05-01' }]
    const rolling = { trigger: 'last_interaction', rolls: true, period: 'P3Y', action: 'delete', batches }
    const rule = await review.draft('retention-rules', rolling)
    const ref = await promised('retention_dates', 'retention', { rules: [rule.ref] })
    expect(await stateOf(ref)).toBe(`broken ${rule.ref} date_passed`)
    await must(noteEvent(dpo, eventInput.parse({ rule: rule.ref, batch: 'Fair', on: '2026-05-01' })))
    expect(await stateOf(ref)).toBe('kept')
  })

  it('a processor who was told to delete keeps it by confirming, and breaks it by silence', async () => {
    const rule = await review.draft('retention-rules', { trigger: 'last_interaction', period: 'P2Y', action: 'delete' })
    const processor = await review.draft('processors', { title: 'Nimbus', partyKind: 'processor' })
    const ref = await promised('processors_delete', 'retention', { rules: [rule.ref] })
    expect(await stateOf(ref)).toBe('kept')
    const told = (confirmedOn: string | null) =>
      deletionInput.parse({
        ...{ rules: [rule.ref], scope: 'Books', recordsMode: 'unknown', personsMode: 'unknown', method: 'delete' },
        ...{ executedBy: 'IT', executedOn: '2026-05-20' },
        processors: [{ ref: processor.ref, instructedOn: '2026-05-20', confirmedOn }],
      })
    const deletion = await must(recordDeletion(dpo, told(null)))
    expect(await stateOf(ref)).toBe(`at_risk ${deletion.ref} confirm_near`)
    const month = movedTo(dpo, addHours(dpo.now, 24 * 30))
    expect(await stateOf(ref, month)).toBe(`broken ${deletion.ref} unconfirmed`)
    await must(recordDeletion(dpo, told('2026-05-25'), { corrects: deletion.ref }))
    expect(await stateOf(ref, month)).toBe('kept')
  })

  it('E2: without a rule in force that deletes at once it is broken; with one it is kept', async () => {
    const none = await promised('unsubscribe_deletes', 'retention')
    expect(await stateOf(none)).toBe('broken  no_rule')
    const rule = await review.draft('retention-rules', { trigger: 'unsubscribe', period: 'P1M', action: 'delete' })
    const ref = await promised('unsubscribe_deletes', 'retention', { rules: [rule.ref] })
    expect(await stateOf(ref)).toBe(`broken ${rule.ref} not_in_force ${rule.ref} rule_waits`)
    await review.edit(rule.id, { trigger: 'unsubscribe', period: 'P0D', action: 'delete', basis: 'consent' })
    await review.force(rule.id)
    expect(await stateOf(ref)).toBe('kept')
  })

  it('M1: a measure whose review is near puts it at risk, one that is retired breaks it', async () => {
    const record = await review.inForce('measures', { ...measureValues, nextReviewOn: '2026-06-20' })
    const ref = await promised('measures_tested', 'security', { measures: [record.ref] })
    expect(await stateOf(ref)).toBe(`at_risk ${record.ref} review_near`)
    await must(retireRecord(dpo, { ref: record.ref, version: (await review.rowOf(record.id)).version }))
    expect(await stateOf(ref, later)).toContain(`${record.ref} not_in_force`)
  })

  it('T1: an objection whose day is near puts it at risk', async () => {
    const asked = await someRequest(database.client, dpo, { right: 'objection_marketing' })
    expect(await stateOf('T1')).toBe(`at_risk ${asked.ref} request_near`)
  })

  it('T6: says what the authority is called now, in the language of who reads', async () => {
    await publish(privacyPolicy)
    const name = async (locale: 'en' | 'nl' | 'fr') =>
      (await promiseOf({ ...dpo.actor, locale }, dpo, 'T6'))?.rows[0]?.title
    expect(await name('nl')).toBe('Gegevensbeschermingsautoriteit (GBA)')
    expect(await name('fr')).toBe('Autorité de protection des données (APD)')
  })
})
