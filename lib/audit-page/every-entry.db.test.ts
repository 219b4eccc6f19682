import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { place } from '@/components/testing/place'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { appendAudit } from '@/lib/audit/entry/append'
import { eraseSubject } from '@/lib/audit/entry/erase'
import {
  type AuditAction,
  type AuditChange,
  type AuditSubject,
  auditActions,
  auditSubjects,
} from '@/lib/audit/entry/event'
import { logState } from '@/lib/audit/log/asked'
import { historyOf } from '@/lib/audit/log/history'
import { listLog } from '@/lib/audit/log/log'
import { type OpenedEntry, shielded } from '@/lib/audit/log/opened'
import { linesOf, verifyBundle } from '@/lib/audit/verifier.mjs'
import { leakHistoryWords } from '@/lib/leaks/screens/triage/history-words'
import { changeWords } from '@/lib/record-page/screens/history-section'
import { wordingOf } from '@/lib/records/state/wording'
import { catalog } from '@/lib/registers/catalog'
import { brussels } from '@/lib/time/zone'
import { downloadLog } from './commands'
import { logWords } from './words'

const { database, dpo, auditor, admin, editor } = someOffice()

const kinds = ['known', 'erased', 'absent', 'malformed'] as const
type Kind = (typeof kinds)[number]

/** Subjects that an action is about in life, where its name does not say so itself. */
const subjectOf = (action: AuditAction): AuditSubject => {
  const [area] = action.split('.')
  return auditSubjects.find((subject) => subject === area) ?? 'record'
}

/** Values that a field may hold or once held: ids of every kind, moments on the edge, nested lists, no value. */
const odd = (id: string): AuditChange[] => [
  { field: 'ownerId', old: id, new: [id, { deep: [id, null, [true, 1.5]] }] },
  { field: 'status', old: { not: 'a state' }, new: 7 },
  { field: 'missing', old: 'not a list', new: [{}, null, id] },
  { field: 'transfers', old: [1, 'two', { country: 3 }], new: { rows: 'none' } },
  { field: 'awareAt', old: '0001-01-01T00:00:00.000Z', new: '9999-12-31T23:59:59.999Z' },
  { field: 'startOn', old: '0001-01-01', new: '9999-12-31' },
  { field: 'report', old: null, new: { answers: id } },
  { field: '__proto__', old: 'toString', new: 'constructor' },
]

const ids: Record<AuditSubject, Record<Kind, string>> = Object.fromEntries(
  auditSubjects.map((subject) => [
    subject,
    { known: randomUUID(), erased: randomUUID(), absent: randomUUID(), malformed: `no id of a ${subject} ' %` },
  ]),
) as Record<AuditSubject, Record<Kind, string>>

let written = 0
beforeAll(async () => {
  await database.client.instance.upsert({ where: { id: 1 }, create: { origin: 'dertig-test' }, update: {} })
  const gone = await someone(database.client, ['employee'])
  for (const subject of ['user', 'session'] as const) {
    ids[subject] = { ...ids[subject], known: editor.actor.id, erased: gone.actor.id }
    // A person who never was cannot be written down; the id of one who is no longer there can.
    const former = await someone(database.client, ['employee'])
    ids[subject].absent = former.actor.id
  }
  const events = [
    ...auditActions.map((action) => ({ action, subject: subjectOf(action) })),
    ...auditSubjects.map((subject) => ({ action: 'audit.verify' as const, subject })),
  ]
  for (const { action, subject } of events) {
    for (const kind of kinds) {
      const id = ids[subject][kind]
      const event = { action, subject: { type: subject, id, ref: 'A-001' }, changes: odd(id), reason: `because ${id}` }
      await database.client.$transaction((tx) => appendAudit(tx, kind === 'erased' ? gone : dpo, event))
      written += 1
    }
  }
  for (const subject of auditSubjects) {
    await eraseSubject(dpo, { type: subject, id: ids[subject].erased })
    written += 1
  }
}, 120_000)

async function wholeLogOf(viewer: typeof dpo): Promise<OpenedEntry[]> {
  const entries: OpenedEntry[] = []
  for (let page = 1; ; page += 1) {
    const read = await listLog(viewer.actor, logState({ page: String(page) }), brussels)
    entries.push(...read.entries)
    if (entries.length >= read.total.count) return entries
  }
}

describe('every kind of entry, about what is known, erased, absent or no id at all', () => {
  it.each([
    ['dpo', dpo, 'en'],
    ['auditor', auditor, 'nl'],
    ['admin', admin, 'fr'],
    ['editor', editor, 'en'],
  ] as const)('is a line on the page for %s', async (name, viewer, locale) => {
    place.locale = locale
    const entries = await wholeLogOf(viewer)
    if (name === 'dpo') expect(entries).toHaveLength(written)
    const words = await logWords(entries)
    const complaints = vi.spyOn(console, 'error')
    for (const entry of entries) {
      expect(words.what(entry)).not.toBe('')
      expect(words.who(entry.who)).not.toBe('')
      for (const { field, before, after } of await words.changes(entry))
        expect(typeof field + typeof before + typeof after).toBe('stringstringstring')
    }
    expect(complaints).not.toHaveBeenCalled()
  })

  it.each(auditSubjects.flatMap((subject) => kinds.map((kind) => [subject, kind] as const)))(
    'is in the history of a %s that is %s',
    async (subject, kind) => {
      const id = ids[subject][kind]
      const { entries, total } = await historyOf(subject, id, { viewer: dpo.actor })
      // The link from a person who was erased to their entries is gone, and so is what has no id of its own.
      if (!['user', 'session'].includes(subject)) expect(total).toBeGreaterThan(0)
      const register = catalog.find(({ slug }) => slug === 'activities')
      if (!register) throw new Error('there is no register of activities')
      const [records, leaks] = await Promise.all([
        wordingOf(),
        leakHistoryWords(
          { leak: { zone: brussels, invited: [], handler: null, second: null }, editors: [], handlers: [] } as never,
          'en',
        ),
      ])
      const complaints = vi.spyOn(console, 'error')
      for (const entry of entries) {
        expect(leaks.who(entry)).not.toBe('')
        const told = await shielded(entry, () => leaks.changes(entry), [])
        const kept = await shielded(entry, () => entry.changes.map((one) => changeWords(register, one, records)), [])
        for (const { field, before, after } of [...told, ...kept])
          expect(typeof field + typeof before + typeof after).toBe('stringstringstring')
      }
      expect(complaints).not.toHaveBeenCalled()
    },
  )

  it('goes into the bundle, which verifies', async () => {
    for (const viewer of [dpo, auditor]) {
      const made = await downloadLog(viewer, true)
      if (!made.ok) throw new Error('nothing was handed out')
      const text = await new Response(made.value.body).text()
      expect(text.split('\n').length).toBeGreaterThan(written)
      async function* bytes() {
        yield Buffer.from(text)
      }
      expect(await verifyBundle(linesOf(bytes()))).toMatchObject({ state: 'ok' })
    }
  })
})

it('an entry whose body nothing here can read is a line that says so, among the others', async () => {
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  // By an owner who switches the guards off: no other way leads there.
  await owner.query('ALTER TABLE "AuditEntry" DISABLE TRIGGER USER')
  const bodies = ['{"action":"from.the.future","subject":7}', '[]', '{}']
  const { rows } = await owner.query<{ index: string }>('SELECT index FROM "AuditEntry" ORDER BY index DESC LIMIT 3')
  for (const [n, body] of bodies.entries())
    await owner.query('UPDATE "AuditEntry" SET body = $1 WHERE index = $2', [body, rows[n]?.index])
  await owner.end()
  place.locale = 'en'
  const { entries } = await listLog(dpo.actor, logState({}), brussels)
  expect(entries).toHaveLength(50)
  const words = await logWords(entries)
  expect(
    entries
      .slice(0, 4)
      .map(words.what)
      .filter((what) => what.startsWith('An entry that')),
  ).toHaveLength(3)
})
