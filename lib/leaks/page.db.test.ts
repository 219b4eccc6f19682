import { beforeAll, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { instantSchema } from '@/lib/time/types'
import { releaseAdvice, writeAdvice } from './commands/advise'
import { linkRecords } from './commands/link-and-invite'
import { setAware } from './commands/set-moments'
import { signDecision } from './commands/sign-decision'
import { updateLeakFacts } from './commands/update-facts'
import { loadLeak, loadLeakFacts } from './load'
import { someConfirmedLeak } from './testing/some-leak'

const { database, reporter, editor, dpo, management, auditor } = someOffice({
  reporter: { name: 'Rita Reporter' },
  dpo: { name: 'Dana Dpo', at: 'department' },
  management: { name: 'Mia Manager' },
  editor: { at: 'department' },
})
const at = (text: string) => instantSchema.parse(text)
const later = (by: Someone, now: string) => movedTo(by, at(now))
let leak: Leak

/** What the page says of the next step, to this person. */
async function nextFor(who: Someone) {
  const loaded = await loadLeak(who, leak.ref)
  const next = loaded?.steps.next
  return next && [next.step, next.part, next.waitsFor, next.since, loaded.waiting]
}
const version = async () => (await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })).version
const target = async () => ({ ref: leak.ref, version: await version() })

beforeAll(async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo)
  // Who cannot sign in is nobody who can act.
  await database.client.user.updateMany({ data: { passwordHash: 'set' } })
})

test('the page follows a leak from step to step, with the same step for everybody and names for who works on it', async () => {
  expect(await nextFor(dpo)).toEqual(['aware', null, 'handler', reporter.now, ['Dana Dpo']])

  const moment = later(dpo, '2026-06-02T13:05:00.000Z')
  const aware = { ...(await target()), at: reporter.now, reason: 'Read', unlikelyReason: 'Read at once' }
  expect(await setAware(moment, aware)).toMatchObject({ ok: true })
  expect(await nextFor(dpo)).toEqual(['hit', null, 'handler', moment.now, ['Dana Dpo']])

  const facts = { dataCategories: ['identity_name'], peopleCategories: ['employee'] } as const
  const judged = { riskLevel: 'risk', riskReason: 'Names' } as const
  await updateLeakFacts(moment, {
    ...(await target()),
    facts: { dataCategories: [...facts.dataCategories], peopleCategories: [...facts.peopleCategories], ...judged },
  })
  expect(await nextFor(dpo)).toEqual(['advice', 'write', 'dpo', moment.now, ['Dana Dpo']])

  const written = { body: 'Tell', notifyAuthority: 'notify', notifyPeople: 'not_needed' } as const
  await writeAdvice(moment, { ...(await target()), ...written })
  expect((await nextFor(dpo))?.slice(0, 2)).toEqual(['advice', 'release'])
  // An advice that is not released does not exist for others.
  expect((await nextFor(management))?.slice(0, 2)).toEqual(['advice', 'write'])

  const advice = await database.client.leakAdvice.findFirstOrThrow({ where: { leakId: leak.id } })
  const releasing = later(dpo, '2026-06-02T14:05:00.000Z')
  await releaseAdvice(releasing, { ...(await target()), adviceId: advice.id })
  expect(await nextFor(management)).toEqual(['decision', 'both', 'management', releasing.now, ['Mia Manager']])

  const signing = later(management, '2026-06-02T15:00:00.000Z')
  const signed = { outcome: 'notify', reasonCode: null, grounds: 'As advised' } as const
  await signDecision(signing, { ...(await target()), kind: 'authority', ...signed })
  expect(await nextFor(dpo)).toEqual(['decision', 'people', 'management', signing.now, ['Mia Manager']])
})

test('an auditor learns which role it waits for, no name and nothing of the reporter', async () => {
  const loaded = await loadLeak(auditor, leak.ref)
  expect(loaded?.waiting).toEqual([])
  expect(loaded?.leak.confirmedAt).toBeNull()
  expect(loaded?.named).toEqual([])
  expect(JSON.stringify(loaded)).not.toContain('Rita Reporter')
})

test('the facts are offered what linked records and the report say; processors that records name are offered once', async () => {
  const processor = await someRecord(editor, 'processors', { title: 'MailChimp', dataCategories: ['contact_private'] })
  const activity = (title: string) =>
    someRecord(editor, 'activities', {
      ...{ title, dataCategories: ['health'], peopleCategories: ['prospect'], processors: [processor.ref] },
    })
  const [one, two] = [await activity('One'), await activity('Two')]
  const link = async (...records: Created[]) =>
    linkRecords(dpo, { ...(await target()), recordIds: records.map(({ id }) => id) })
  await link(one, two)
  const loaded = await loadLeak(dpo, leak.ref)
  expect(loaded?.named).toEqual([
    { id: processor.id, ref: processor.ref, title: 'MailChimp', register: 'processors', by: one.ref },
  ])
  const form = await loadLeakFacts(dpo, leak.ref)
  expect(form?.offers).toEqual(
    expect.arrayContaining([
      { source: { from: 'record', ref: one.ref }, field: 'dataCategories', codes: ['health'] },
      { source: { from: 'record', ref: two.ref }, field: 'peopleCategories', codes: ['prospect'] },
      { source: { from: 'report' }, field: 'peopleCategories', codes: ['customer_contact'] },
    ]),
  )
  await link(one, two, processor)
  expect((await loadLeak(dpo, leak.ref))?.named).toEqual([])
})

test('the form of facts is for who may change them', async () => {
  expect(await loadLeakFacts(management, leak.ref)).toBeNull()
  expect(await loadLeakFacts(reporter, leak.ref)).toBeNull()
})
