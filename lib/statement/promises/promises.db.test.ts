import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { policyAddress, privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { clockRules } from '@/lib/law/clock-rules'
import { confirmLeak, rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { correctClockRule } from '@/lib/leaks/commands/correct-clock-rule'
import { recordReport } from '@/lib/leaks/commands/record-filing'
import { recordNotice } from '@/lib/leaks/commands/record-notice'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { retireRecord } from '@/lib/records/write/retire'
import { withdrawRequest } from '@/lib/requests/commands/close-request'
import { executeRequest } from '@/lib/requests/commands/execute-request'
import { someRequest, targetOf } from '@/lib/requests/testing/some-request'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { confirmRecord } from '@/lib/review/steps/confirm'
import { cycle, must } from '@/lib/review/testing/cycle'
import { changeDisclosure, recordDisclosure } from '@/lib/sharing/commands'
import { disclosureInput } from '@/lib/sharing/schema'
import { addHours } from '@/lib/time/zone'
import { addVersion } from '../commands/add-version'
import { statePromise } from '../commands/state-promise'
import type { Check, PromiseKind } from '../model/checks'
import { promiseInput, versionInput } from '../model/schema'
import { promiseOf } from './queries'

const { database, dpo, management, editor, reporter, auditor, admin, employee } = someOffice({
  dpo: { at: 'department' },
})
const review = cycle(database, { editor, dpo, management })
/** Three days and an hour later. */
const later = movedTo(dpo, addHours(dpo.now, 73))

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

describe('what is promised about sharing', () => {
  it('R3, M5: a processor without a written agreement in force breaks it, one in force keeps it, its end breaks it again', async () => {
    const ref = await promised('processor_agreement', 'sharing')
    expect(await stateOf(ref)).toBe('kept')
    const processor = await review.inForce('processors', { title: 'Host', partyKind: 'processor' })
    expect(await stateOf(ref)).toBe(`broken ${processor.ref} no_agreement`)
    const agreement = await review.inForce('agreements', {
      kind: 'processing',
      startOn: '2026-01-01',
      indefinite: true,
      parties: [processor.ref],
    })
    expect(await stateOf(ref)).toBe('kept')
    const { version } = await review.rowOf(agreement.id)
    await must(retireRecord(dpo, { ref: agreement.ref, version }))
    expect(await stateOf(ref)).toBe(`broken ${processor.ref} no_agreement`)
    await must(retireRecord(dpo, { ref: processor.ref, version: (await review.rowOf(processor.id)).version }))
    expect(await stateOf(ref)).toBe('kept')
  })

  it('R2: a related company without an agreement of the group breaks it', async () => {
    const ref = await promised('group_agreement', 'sharing')
    const company = await review.inForce('processors', { title: 'Sister NV', partyKind: 'group_company' })
    expect(await stateOf(ref)).toBe(`broken ${company.ref} no_group_agreement`)
    const term = { startOn: '2026-01-01', indefinite: true, parties: [company.ref] }
    await review.inForce('agreements', { kind: 'group', ...term })
    expect(await stateOf(ref)).toBe('kept')
  })

  const disclosure = (values: object) =>
    disclosureInput.parse({
      recipient: 'Partner',
      scope: 'Addresses of 20 people',
      basis: 'a_consent',
      outcome: 'given',
      givenOn: dpo.today,
      decidedById: management.actor.id,
      decidedOn: dpo.today,
      ...values,
    })

  it('R1, R4: data to a partner without proof that people said yes break it, the proof keeps it', async () => {
    const partner = await promised('partner_opt_in', 'sharing')
    const marketing = await promised('marketing_permission', 'sharing')
    for (const [ref, kind, why] of [
      [partner, 'partner', 'no_opt_in'],
      [marketing, 'direct_marketing', 'no_permission'],
    ] as const) {
      const given = await must(recordDisclosure(dpo, disclosure({ kind })))
      expect(await stateOf(ref)).toBe(`broken ${given.ref} ${why}`)
      const proven = { ...disclosure({ kind, permission: 'Box on the form' }), ref: given.ref, version: 1 }
      await must(changeDisclosure(management, proven))
      expect(await stateOf(ref)).toBe('kept')
    }
  })

  it('R5: a demand that was met without basis or decision breaks it; R6: an acquirer without agreement breaks it', async () => {
    const demand = await promised('disclosure_grounds', 'sharing')
    const bare = disclosure({ kind: 'legal_demand', basis: null, decidedById: null })
    const given = await must(recordDisclosure(dpo, bare))
    expect(await stateOf(demand)).toBe(`broken ${given.ref} no_basis ${given.ref} no_decision`)
    const grounds = disclosure({ kind: 'legal_demand', basis: 'c_legal_obligation' })
    await must(changeDisclosure(dpo, { ...grounds, ref: given.ref, version: 1 }))
    expect(await stateOf(demand)).toBe('kept')

    const acquirer = await promised('acquisition_agreement', 'sharing')
    const taken = await must(recordDisclosure(dpo, disclosure({ kind: 'acquisition' })))
    expect(await stateOf(acquirer)).toBe(`broken ${taken.ref} no_case_agreement`)
    const agreement = await review.inForce('agreements', {
      kind: 'acquisition',
      startOn: '2026-01-01',
      indefinite: true,
    })
    const under = disclosure({ kind: 'acquisition', agreement: agreement.ref })
    await must(changeDisclosure(dpo, { ...under, ref: taken.ref, version: 1 }))
    expect(await stateOf(acquirer)).toBe('kept')
  })
})

describe('what is promised about leaks', () => {
  let leak: { id: string; ref: string }
  const target = async () => {
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    return { ref: leak.ref, version }
  }
  beforeAll(async () => {
    const rule = clockRules.find(({ code }) => code === 'people_policy')
    if (!rule) throw new Error('no rule')
    const { code, length, threshold, source, certainty, validFrom, validUntil } = rule
    const said = { code, length, threshold, source, certainty, validFrom, validUntil, version: 1 }
    await must(correctClockRule(dpo, { ...said, enabled: true, reason: 'We promise it' }))
  })
  beforeEach(async () => {
    await database.client.leak.updateMany({ data: { isExample: true, state: 'merged' } })
    await database.client.leakClock.deleteMany({})
    leak = await someLeak(database.client, reporter)
  })

  it('L1: a report that is left lying breaks it, judging it keeps it', async () => {
    const ref = await promised('reports_judged', 'leak')
    expect(await stateOf(ref)).toBe('kept')
    expect(await stateOf(ref, later)).toBe(`broken ${leak.ref} not_judged`)
    await must(rejectLeak(later, { ...(await target()), reason: 'Nothing was lost' }))
    expect(await stateOf(ref, later)).toBe('kept')
  })

  it('L2, M4: a leak that is not written down breaks it, its facts keep it', async () => {
    const ref = await promised('leaks_documented', 'leak')
    await must(confirmLeak(dpo, { ...(await target()), personalData: true, reason: '' }))
    expect(await stateOf(ref, later)).toBe(`broken ${leak.ref} not_documented`)
    const facts = { summary: 'A list was sent', consequences: 'Unwanted mail', measuresTaken: 'Called back' }
    await must(updateLeakFacts(later, { ...(await target()), facts }))
    expect(await stateOf(ref, later)).toBe('kept')
  })

  it('L3: people who were not told within 72 hours of detection break it; that they were told in time keeps it', async () => {
    const ref = await promised('people_told', 'leak')
    await must(confirmLeak(dpo, { ...(await target()), personalData: true, reason: '' }))
    expect(await stateOf(ref, movedTo(dpo, addHours(dpo.now, 60)))).toBe(`at_risk ${leak.ref} clock_near`)
    expect(await stateOf(ref, later)).toBe(`broken ${leak.ref} clock_passed`)
    const told = { channel: 'email', number: 3 } as const
    await must(recordNotice(later, { ...(await target()), ...told, at: addHours(dpo.now, 20) }))
    expect(await stateOf(ref, later)).toBe('kept')
  })

  it('L3: people who were told, but late, break it too', async () => {
    const ref = await promised('people_told', 'leak')
    await must(confirmLeak(dpo, { ...(await target()), personalData: true, reason: '' }))
    const told = { channel: 'email', number: 3, at: addHours(dpo.now, 72.9) } as const
    await must(recordNotice(later, { ...(await target()), ...told }))
    expect(await stateOf(ref, later)).toBe(`broken ${leak.ref} told_late`)
  })

  it('L4: an authority that was not told within its time breaks it; that it was keeps it', async () => {
    const ref = await promised('authority_told', 'leak')
    await must(confirmLeak(dpo, { ...(await target()), personalData: true, reason: '' }))
    await must(setAware(dpo, { ...(await target()), at: dpo.now, reason: 'Read' }))
    expect(await stateOf(ref, later)).toBe(`broken ${leak.ref} clock_passed`)
    const filed = { kind: 'part1_filed', at: addHours(dpo.now, 20), reference: 'DBN-1', evidence: 'Receipt' } as const
    await must(recordReport(later, { ...(await target()), ...filed }))
    expect(await stateOf(ref, later)).toBe('kept')
  })

  it('shows a leak to who may open it and to others only that there is one', async () => {
    const ref = await promised('reports_judged', 'leak')
    const as = async (who: typeof dpo) => {
      const promise = await promiseOf(who.actor, later, ref)
      return [promise?.state, promise?.rows.length, promise?.hidden]
    }
    expect(await as(dpo)).toEqual(['broken', 1, 0])
    expect(await as(auditor)).toEqual(['broken', 1, 0])
    expect(await as(editor)).toEqual(['broken', 0, 1])
    expect(await as(admin)).toEqual(['broken', 0, 1])
    expect(await promiseOf(employee.actor, later, ref)).toBeNull()
  })
})

describe('what is promised about keeping and protecting', () => {
  it('E1: a date that passed breaks it, the record of the deletion keeps it; without a term it is at risk', async () => {
    const rule = await review.inForce('retention-rules', {
      title: 'Old books',
      trigger: 'fixed_date',
      fixedOn: '2026-05-31',
      action: 'delete',
      basis: 'necessity',
    })
    const ref = await promised('retention_dates', 'retention', { rules: [rule.ref] })
    expect(await stateOf(ref)).toBe(`broken ${rule.ref} date_passed`)
    const gone = {
      rules: [rule.ref],
      scope: 'Books',
      recordsMode: 'unknown',
      personsMode: 'unknown',
      method: 'delete',
      executedBy: 'IT',
      executedOn: dpo.today,
    }
    await must(recordDeletion(dpo, deletionInput.parse(gone)))
    expect(await stateOf(ref)).toBe('kept')

    const vague = await review.draft('retention-rules', { trigger: 'last_interaction', action: 'delete' })
    const open = await promised('retention_dates', 'retention', { rules: [vague.ref] })
    expect(await stateOf(open)).toBe(`at_risk ${vague.ref} no_term`)
    await review.edit(vague.id, { trigger: 'last_interaction', action: 'delete', period: 'P2Y' })
    expect(await stateOf(open)).toBe('kept')
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

  it('M1, M2, M3, M6: a measure whose review is overdue breaks it, "still correct" keeps it', async () => {
    const measure = await review.inForce('measures', {
      group: 'backup_restore',
      description: 'Need to know',
      responsible: 'IT',
      evidence: 'Report',
      lastTestedOn: '2026-06-01',
      testEveryMonths: 60,
      nextReviewOn: '2026-06-04',
    })
    const ref = await promised('measures_tested', 'security', { measures: [measure.ref] })
    expect(await stateOf(ref)).toBe(`at_risk ${measure.ref} review_near`)
    expect(await stateOf(ref, later)).toBe(`broken ${measure.ref} review_passed`)
    const { version } = await review.rowOf(measure.id)
    await must(confirmRecord(later, { id: measure.id, version }))
    expect(await stateOf(ref, later)).toBe('kept')
    await must(retireRecord(dpo, { ref: measure.ref, version: (await review.rowOf(measure.id)).version }))
    expect(await stateOf(ref, later)).toContain(`${measure.ref} not_in_force`)
  })
})

describe('what is promised about rights', () => {
  const month = movedTo(dpo, addHours(dpo.now, 32 * 24))
  const target = async (ref: string) => targetOf(database.client, ref)

  it.each([
    ['T1, T2', 'objection_requests', 'objection_marketing'],
    ['T1, E2', 'objection_requests', 'withdraw_consent'],
  ] as const)('%s: a %s that is left lying breaks it, doing it in time keeps it', async (_, check, right) => {
    const ref = await promised(check, 'right')
    const asked = await someRequest(database.client, dpo, { right })
    expect(await stateOf(ref)).toBe(`at_risk ${asked.ref} request_near`)
    expect(await stateOf(ref, month)).toBe(`broken ${asked.ref} request_late`)
    await must(executeRequest(month, { ...(await target(asked.ref)), on: dpo.today, note: 'Done that day' }))
    expect(await stateOf(ref, month)).toBe('kept')
  })

  it.each([
    ['T3', 'erasure_requests', 'erasure'],
    ['T4', 'access_requests', 'access'],
    ['T5', 'rectification_requests', 'rectification'],
  ] as const)('%s: a request that is not answered within its month breaks it', async (_, check, right) => {
    const ref = await promised(check, 'right')
    expect(await stateOf(ref)).toBe('kept')
    const asked = await someRequest(database.client, dpo, { right })
    expect(await stateOf(ref)).toBe('kept')
    expect(await stateOf(ref, month)).toBe(`broken ${asked.ref} request_late`)
    await must(withdrawRequest(month, { ...(await target(asked.ref)), on: dpo.today, reason: 'Taken back by phone' }))
    expect(await stateOf(ref, month)).toBe('kept')
  })

  it('T6: a text that names the former authority breaks it, a newer one that names the new keeps it', async () => {
    const ref = await promised('authority_named', 'right')
    expect(await stateOf(ref)).toBe('broken  former_authority')
    const text = privacyPolicy
      .replace('Commission for the protection of privacy: commission@privacycommission.be', 'Data Protection Authority')
      .replace('Privacy Commission', 'Data Protection Authority')
    const said = { language: 'en', text, validFrom: dpo.today, publishedAt: policyAddress }
    await must(addVersion(dpo, versionInput.parse(said)))
    expect(await stateOf(ref)).toBe('kept')
  })
})
