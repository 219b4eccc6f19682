import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { raiseAlarms } from '@/lib/alarms/raise'
import { historyOf } from '@/lib/audit/log/history'
import { verifyLog } from '@/lib/audit/tree/verify'
import { type HoldId, type RequestFileId, requestTaskIdSchema } from '@/lib/db/ids'
import { testDataFolder } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { catchLog } from '@/lib/log/testing/lines'
import { setMailUp } from '@/lib/mail/testing/house'
import { liftHold, placeHold } from '@/lib/retention/holds/commands'
import { holdInput } from '@/lib/retention/holds/schema'
import { tableStateParser } from '@/lib/table/parse'
import { calendarDateSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { addNote } from './commands/add-note'
import { attachToRequest, dropFromRequest } from './commands/attach-evidence'
import { askIdentity, settleIdentity } from './commands/check-identity'
import { closeRequest, reopenRequest } from './commands/close-request'
import { correctRequest } from './commands/correct-request'
import { decideRequest } from './commands/decide-request'
import { assignTask, endTask } from './commands/end-task'
import { eraseRequest } from './commands/erase-request'
import { executeRequest } from './commands/execute-request'
import { extendRequest } from './commands/extend-request'
import { mergeRequest } from './commands/merge-request'
import { addTask } from './commands/plan-tasks'
import { sendLetter } from './commands/send-letter'
import { changeLetter, startLetter } from './commands/write-letter'
import { exportLetter } from './export'
import { correctInput, sentLetterInput } from './facts/schema'
import { handOutRequestFile } from './queries/files'
import { requestsToErase } from './queries/keeping'
import { readRequest, requestDetail } from './queries/request-detail'
import { requestPage, requestShape } from './queries/request-list'
import { entriesAboutRequest, must, requestInput, someRequest, targetOf } from './testing/some-request'

setMailUp(1)
const { database, dpo, editor, byRole } = someOffice({ dpo: { at: 'department' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const absent = { ok: false, code: 'not_found' }

const canary = 'ZQCANARYQZ'
/** The canary at a place: which one is found where it should not be. */
const at = (place: string) => `${canary} ${place}`
const on = calendarDateSchema.parse('2026-06-02')
const then = movedTo(dpo, addHours(dpo.now, 6 * 366 * 24))
const logged = catchLog()

/** Every table, and whether in clear or as bytes, that holds this text, as the owner of the database sees them. */
async function rowsWith(text: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'm')`,
    )
    const hex = Buffer.from(text, 'utf8').toString('hex')
    const base64 = Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await owner.query(`SELECT 1 FROM "${name}" t WHERE lower(t::text) LIKE ANY($1) LIMIT 1`, [
        [text, hex, base64].map((one) => `%${one.toLowerCase()}%`),
      ])
      if (rows.length > 0) found.push(name)
    }
    return found
  } finally {
    await owner.end()
  }
}

/** Files of the installation whose name or bytes hold it. */
const filesWith = (text: string): string[] =>
  readdirSync(testDataFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => file.includes(text) || readFileSync(file).includes(text))

let ref = ''
let id = ''
let file: RequestFileId
let hold: { id: HoldId; ref: string }
let letter: Awaited<ReturnType<typeof startLetter>>
/** Its words are the company's own, which everybody who deletes may read, and stay: no canary in them. */
const holdOn = (requestRef: string) =>
  holdInput.parse({ requestRef, reasonKind: 'claim', reason: 'Claim of a customer', startedOn: on })
const target = async () => targetOf(database.client, ref)

/** A request with the canary in every field that people fill in freely, on its whole way. */
beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV', defaultLocale: 'nl' } })
  const first = await someRequest(database.client, dpo, {
    ...{ right: 'erasure', receivedOn: '2026-05-20', name: at('name'), email: `${canary}@people.test` },
    ...{ phone: `+32 470 ${canary}`, address: at('address'), words: at('words') },
  })
  ref = first.ref
  id = first.id
  const { authorityDueOn: _, ...said } = requestInput({
    right: 'erasure',
    receivedOn: '2026-05-20',
    name: at('name 2'),
  })
  await must(
    correctRequest(
      dpo,
      await target(),
      correctInput.parse({ ...said, words: at('words 2'), reason: at('correcting') }),
    ),
  )
  await must(askIdentity(dpo, { ...(await target()), on, note: at('asked') }))
  await must(settleIdentity(dpo, { ...(await target()), how: 'same_address', on, note: at('settled') }))
  await must(extendRequest(dpo, { ...(await target()), why: 'many', on, reason: at('extending') }))
  await must(addNote(dpo, { ref, on, body: at('note') }))
  await must(addTask(dpo, { ref, todo: at('todo'), ownerId: editor.actor.id, dueOn: null }))
  const task = await database.client.requestTask.findFirstOrThrow({ where: { requestId: id } })
  const taskId = { id: requestTaskIdSchema.parse(task.id) }
  await must(assignTask(dpo, { ...taskId, version: 1, ownerId: editor.actor.id, dueOn: null, todo: at('todo 2') }))
  await raiseAlarms({ now: dpo.now, zone: dpo.zone })
  await must(endTask(editor, { ...taskId, how: 'not_possible', result: at('result'), confirmedOn: null }))
  const sent = sample.upload(sample.pdf(at('content')))
  file = (await must(attachToRequest(dpo, { ref, name: `${canary}.pdf`, kind: 'received' }, sent))).id
  await must(
    decideRequest(dpo, { ...(await target()), decision: 'partly', ground: 'legal_duty', reason: at('deciding') }),
  )
  letter = await startLetter(dpo, { ref, kind: 'answer', language: 'nl' })
  if (!letter.ok) throw new Error('no letter')
  await must(changeLetter(dpo, { id: letter.value.id, version: 1, body: at('letter') }))
  const gone = { ...(await target()), id: letter.value.id, letterVersion: 2, on, channel: 'email' }
  await must(sendLetter(dpo, sentLetterInput.parse({ ...gone, sentTo: `${canary}@people.test`, proof: at('proof') })))
  await must(closeRequest(dpo, { ...(await target()), reason: at('closing') }))
  await must(reopenRequest(dpo, { ...(await target()), reason: at('reopening') }))
  const again = await must(sendAgain())
  expect(again.ref).toBe(ref)
  await must(closeRequest(dpo, { ...(await target()), reason: at('closing 2') }))
  hold = await must(placeHold(dpo, holdOn(ref)))
  await readRequest(dpo, ref)
}, 60_000)

async function sendAgain() {
  const begun = await must(startLetter(dpo, { ref, kind: 'answer', language: 'nl' }))
  await must(changeLetter(dpo, { id: begun.id, version: 1, body: at('letter 2') }))
  const gone = { ...(await target()), id: begun.id, letterVersion: 2, on, channel: 'email' }
  return sendLetter(dpo, sentLetterInput.parse({ ...gone, sentTo: at('to'), proof: '' }))
}

describe('a copy of an identity document', () => {
  test.each([
    ['identity_document', 'scan.pdf', 'identity_copy', 'kind'],
    ['received', 'Identiteitskaart Nele.pdf', 'identity_name', 'name'],
  ] as const)('%s, %s is refused with the reason before a byte is read', async (kind, name, reason, field) => {
    const open = await someRequest(database.client, dpo, {})
    const before = await database.client.storedFile.count()
    const { body, declaredSize } = sample.upload(sample.pdf('identity'))
    const answer = await attachToRequest(dpo, { ref: open.ref, name, kind }, { body, declaredSize })
    expect(answer).toMatchObject({ ok: false, code: 'invalid', reason, fields: { [field]: [reason] } })
    expect(body?.locked).toBe(false)
    expect(await database.client.storedFile.count()).toBe(before)
    expect(await entriesAboutRequest(database.client, open.id)).toEqual(['request.receive'])
  })
})

describe('evidence', () => {
  test('is added, handed out and erased by who handles requests alone, each with its entry', async () => {
    const open = await someRequest(database.client, dpo, {})
    const send = (by: typeof dpo) =>
      attachToRequest(by, { ref: open.ref, name: 'mail.pdf', kind: 'sent' }, sample.upload(sample.pdf('evidence')))
    for (const role of others) expect(await send(byRole[role]), role).toEqual(absent)
    const kept = await must(send(dpo))
    expect(await must(send(dpo))).toEqual(kept)
    for (const role of others) {
      expect(await handOutRequestFile(byRole[role], kept), role).toEqual(absent)
      expect(await dropFromRequest(byRole[role], { id: kept.id, reason: 'x' }), role).toEqual(absent)
    }
    expect(await handOutRequestFile(dpo, kept)).toBeInstanceOf(Response)
    expect((await requestDetail(byRole.auditor, open.ref))?.files).toMatchObject([{ kind: 'sent', name: null }])
    await must(dropFromRequest(dpo, { id: kept.id, reason: 'Sent to us by mistake' }))
    await must(dropFromRequest(dpo, { id: kept.id, reason: 'Twice' }))
    expect(await handOutRequestFile(dpo, kept)).toEqual(absent)
    expect(filesWith('evidence')).toEqual([])
    expect((await entriesAboutRequest(database.client, open.id)).slice(1)).toEqual([
      'request.file',
      'request.file_read',
      'request.file_remove',
    ])
  })
})

describe('a legal hold', () => {
  const lift = (by: typeof dpo, { id }: { id: HoldId }) => liftHold(by, { id, version: 1, reason: 'The claim ended' })
  const dueToGo = async () => (await requestsToErase(then, 50)).rows.map((row) => row.ref)

  test('stops the erasing of who asked, by whom it is held, until it is lifted by the DPO', async () => {
    const isHeld = { code: 'not_now', reason: 'request_held', data: { names: hold.ref } }
    expect(await eraseRequest(then, { ref, reason: 'x' })).toMatchObject(isHeld)
    expect(await dueToGo()).not.toContain(ref)
    const shown = await requestDetail(dpo, ref)
    expect(shown).toMatchObject({ holds: [hold.ref], can: { hold: true } })
    expect(await requestDetail(byRole.auditor, ref)).toMatchObject({ holds: [hold.ref], can: { hold: false } })
    for (const role of others) {
      expect(await placeHold(byRole[role], holdOn(ref)), role).toEqual(absent)
      expect(await lift(byRole[role], hold), role).toEqual(absent)
    }
    await must(lift(dpo, hold))
    expect(await requestDetail(dpo, ref)).toMatchObject({ holds: [], kept: { is: 'kept' } })
    expect(await dueToGo()).toContain(ref)
  })

  test('stops the erasing of a file of the request', async () => {
    const open = await someRequest(database.client, dpo, {})
    const sent = sample.upload(sample.pdf('held'))
    const kept = await must(attachToRequest(dpo, { ref: open.ref, name: 'held.pdf', kind: 'sent' }, sent))
    const [one, two] = [await must(placeHold(dpo, holdOn(open.ref))), await must(placeHold(dpo, holdOn(open.ref)))]
    const drop = () => dropFromRequest(dpo, { id: kept.id, reason: 'Sent to us by mistake' })
    expect(await drop()).toMatchObject({ reason: 'request_held', data: { names: `${one.ref}, ${two.ref}` } })
    await must(lift(dpo, one))
    expect(await drop()).toMatchObject({ reason: 'request_held', data: { names: two.ref } })
    expect(await handOutRequestFile(dpo, kept)).toBeInstanceOf(Response)
    await must(lift(dpo, two))
    await must(drop())
    expect(await handOutRequestFile(dpo, kept)).toEqual(absent)
  })
})

describe('after the years', () => {
  const places =
    'name 2|words 2|asked|settled|extending|note|todo 2|result|deciding|letter|letter 2|to|proof|closing 2'.split('|')

  test('a person is gone from every table, file, export, mail, alarm and line of the log, and the log verifies', async () => {
    // Before: who may sees every word, and nothing of it stands in clear in a table.
    const shown = JSON.stringify(await requestDetail(dpo, ref))
    const told = JSON.stringify((await historyOf('request', id, { viewer: dpo.actor })).entries)
    for (const place of places) expect(`${shown}${told}`, place).toContain(at(place))
    expect(await rowsWith(canary)).toEqual([])
    expect(filesWith(canary)).toHaveLength(1)

    const erase = (by: typeof dpo) => eraseRequest(by, { ref, reason: 'By our rule' })
    expect(await erase(dpo)).toMatchObject({ reason: 'request_kept' })
    expect((await requestsToErase(then, 50)).rows.map((row) => row.ref)).toContain(ref)
    for (const role of others) expect(await erase(movedTo(byRole[role], then.now)), role).toEqual(absent)
    await must(erase(then))
    // Pressed twice it is done once.
    await must(erase(then))
    expect((await entriesAboutRequest(database.client, id)).slice(-2)).toEqual(['audit.erase', 'request.erase'])
    expect(await reopenRequest(then, { ...(await target()), reason: 'x' })).toMatchObject({ reason: 'request_erased' })

    expect(await rowsWith(canary)).toEqual([])
    expect(filesWith(canary)).toEqual([])
    const after = await requestDetail(then, ref)
    expect(JSON.stringify(after)).not.toContain(canary)
    expect(after?.letters[0]?.sent?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(after).toMatchObject({ decision: 'partly', can: { update: false } })
    expect(after).toMatchObject({ words: null, files: [{ name: null, kind: 'received' }], kept: { is: 'erased' } })
    expect(JSON.stringify((await historyOf('request', id, { viewer: dpo.actor })).entries)).not.toContain(canary)
    const listed = await requestPage(then.actor, then, tableStateParser(requestShape)({}))
    expect(listed.rows.map((row) => row.ref)).toContain(ref)
    expect(JSON.stringify(listed)).not.toContain(canary)
    if (!letter.ok) throw new Error('no letter')
    expect(await exportLetter(then, { id: letter.value.id, format: 'docx' })).toEqual(absent)
    expect(await handOutRequestFile(then, { id: file })).toEqual(absent)
    expect(await database.client.alarm.count()).toBeGreaterThan(0)
    expect(logged.text()).not.toContain(canary)

    // No key opens what is left of its notes, and the log is whole.
    expect(await database.client.personRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ keyWrapped: null, sealed: null, matchKeys: [] },
    })
    expect(await verifyLog()).toMatchObject({ state: 'ok' })
  })

  test('a request that was merged is erased by itself, and the other stays', async () => {
    const stays = await someRequest(database.client, dpo, { name: at('stays') })
    const merged = await someRequest(database.client, dpo, { name: at('merged') })
    await must(
      mergeRequest(dpo, { ...(await targetOf(database.client, merged.ref)), into: stays.ref, reason: at('merging') }),
    )
    await must(eraseRequest(then, { ref: merged.ref, reason: 'By our rule' }))
    expect(JSON.stringify(await requestDetail(then, merged.ref))).not.toContain(canary)
    expect((await requestDetail(dpo, stays.ref))?.words?.name).toBe(at('stays'))
    const done = { ...(await targetOf(database.client, stays.ref)), on, note: 'x' }
    expect(await executeRequest(dpo, done)).toMatchObject({ reason: 'not_at_once' })
  })
})
