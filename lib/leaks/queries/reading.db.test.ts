import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Role } from '@/lib/access/roles'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { clientIdSchema } from '@/lib/db/ids'
import { bareState } from '@/lib/table/state'
import { addReporterNote } from '../commands/add-reporter-note'
import { writeAdvice } from '../commands/advise'
import { inviteToLeak } from '../commands/link-and-invite'
import { signDecision } from '../commands/sign-decision'
import { updateLeakFacts } from '../commands/update-facts'
import { entriesAboutLeak, someConfirmedLeak } from '../testing/some-leak'
import { leakListState } from './leak-columns'
import { readLeak } from './leak-detail'
import { leakPage, readLeakList } from './leak-list'
import { ownReport, ownReports } from './own-reports'

const { database, reporter, byRole } = someOffice({
  reporter: { name: 'Rita Reporter' },
  dpo: { name: 'Name of dpo' },
})
let leak: Leak
const canary = {
  story: 'CANARY-STORY',
  note: 'CANARY-NOTE',
  advice: 'CANARY-ADVICE',
  grounds: 'CANARY-GROUNDS',
  title: 'CANARY-TITLE',
}

const by = (role: Role): Someone => byRole[role]

beforeAll(async () => {
  leak = await someConfirmedLeak(database.client, reporter, by('dpo'), {
    story: canary.story,
    phone: '+32 470 11 22 33',
  })
  await addReporterNote(reporter, { ref: leak.ref, clientId: clientIdSchema.parse(randomUUID()), body: canary.note })
  await updateLeakFacts(by('dpo'), { ref: leak.ref, version: 2, facts: { title: canary.title } })
  await writeAdvice(by('dpo'), {
    ref: leak.ref,
    version: 3,
    body: canary.advice,
    notifyAuthority: 'notify',
    notifyPeople: 'notify',
  })
  await signDecision(by('management'), {
    ref: leak.ref,
    version: 4,
    kind: 'people',
    outcome: 'notify',
    reasonCode: null,
    grounds: canary.grounds,
  })
})

const everythingOf = async (role: Role) => JSON.stringify(await readLeak(by(role), leak.ref))

test('the DPO reads everything and every reading is one entry', async () => {
  const seen = await everythingOf('dpo')
  for (const word of [...Object.values(canary), 'Rita Reporter', '+32 470']) expect(seen).toContain(word)
  const reads = (await entriesAboutLeak(database.client, leak.id)).filter((action) => action === 'leak.read')
  expect(reads).toHaveLength(1)
})

test('management does not see advice that was not released', async () => {
  const seen = await everythingOf('management')
  expect(seen).toContain(canary.story)
  expect(seen).not.toContain(canary.advice)
})

test('the auditor sees facts and decisions, neither the reporter nor what they typed', async () => {
  const seen = await everythingOf('auditor')
  expect(seen).toContain(canary.title)
  expect(seen).toContain(canary.grounds)
  for (const hidden of [canary.story, canary.note, canary.advice, 'Rita', reporter.actor.id, '+32 470']) {
    expect(seen).not.toContain(hidden)
  }
  // Neither the minute of the report nor its language, which both tell of few people.
  const { answers } = (await readLeak(by('auditor'), leak.ref))?.report ?? expect.fail()
  expect(answers).not.toHaveProperty('language')
  expect(answers.answeredAt).toMatch(/T(22|23):00:00\.000Z$/)
  const list = JSON.stringify(await leakPage(by('auditor').actor, by('auditor').now, bareState))
  expect(list).toContain(leak.ref)
  expect(list).not.toContain('Rita')
})

test.each(['employee', 'editor', 'admin'] as const)(
  'for %s the leak does not exist, in the page and in the list',
  async (role) => {
    expect(await readLeak(by(role), leak.ref)).toBeNull()
    expect(await readLeak(by(role), 'L-2026-999')).toBeNull()
    expect(await leakPage(by(role).actor, by(role).now, bareState)).toMatchObject({ rows: [], total: { count: 0 } })
  },
)

test('an invited record owner reads it, without advice and decisions', async () => {
  const editor = await someone(database.client, ['editor'])
  await inviteToLeak(by('dpo'), { ref: leak.ref, version: 5, userIds: [editor.actor.id] })
  const seen = JSON.stringify(await readLeak(editor, leak.ref))
  expect(seen).toContain(canary.story)
  expect(seen).not.toContain(canary.advice)
  expect(seen).not.toContain(canary.grounds)
  expect((await leakPage(editor.actor, editor.now, bareState)).rows.map((row) => row.ref)).toEqual([leak.ref])
})

test('the reporter sees own words, notes and state; no facts, advice, decisions or people', async () => {
  const own = JSON.stringify(await ownReport(reporter, reporter.actor.id, leak.ref))
  expect(own).toContain(canary.story)
  expect(own).toContain(canary.note)
  expect(own).toContain('looked_at')
  for (const hidden of [canary.title, canary.advice, canary.grounds, 'Name of dpo', 'risk', 'clock'])
    expect(own).not.toContain(hidden)
  expect(await readLeak(reporter, leak.ref)).toBeNull()
})

test('somebody else’s report answers like an absent one', async () => {
  const other = by('employee')
  expect(await ownReport(other, other.actor.id, leak.ref)).toBeNull()
  expect(await ownReports(other.actor, bareState)).toMatchObject({ rows: [], total: { count: 0 } })
})

test('the list sorts by what is due first, filters, and is one entry in the log', async () => {
  const before = await database.client.auditEntry.count({ where: { action: 'leak.list' } })
  const { rows } = await readLeakList(by('dpo'), leakListState(by('dpo').actor, { q: 'canary-title' }))
  expect(rows.map((row) => row.ref)).toEqual([leak.ref])
  expect(
    await leakPage(by('dpo').actor, by('dpo').now, leakListState(by('dpo').actor, { state: 'rejected' })),
  ).toMatchObject({ total: { count: 0 } })
  expect(
    await leakPage(by('dpo').actor, by('dpo').now, leakListState(by('dpo').actor, { clock: 'provisional' })),
  ).toMatchObject({ total: { count: 1 } })
  expect(
    await leakPage(by('dpo').actor, by('dpo').now, leakListState(by('dpo').actor, { clock: 'overdue' })),
  ).toMatchObject({ total: { count: 0 } })
  expect(await database.client.auditEntry.count({ where: { action: 'leak.list' } })).toBe(before + 1)
})
