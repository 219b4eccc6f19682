import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { checkStore } from '@/lib/files/store/check'
import { pathOf } from '@/lib/files/store/folder'
import { sweepStore } from '@/lib/files/store/sweep'
import { filesOnDisk, testDataFolder } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { aScanner, eicar } from '@/lib/files/store/testing/stand-ins'
import { currentFileKinds } from '@/lib/records/derive/facts-around'
import { entriesAbout, putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { instantSchema, systemNow } from '@/lib/time/types'
import { attachFile, attachInput, removeAttachment } from './commands'
import { eraseAttachment } from './erase'
import { handOut } from './hand-out'
import { attachmentsOf } from './queries'

const scanner = await aScanner()
process.env.CLAMD = scanner.url

const { database, department, dpo } = someOffice({ dpo: { at: 'department' } })
let record: Created

beforeAll(async () => {
  record = await someRecord(dpo, 'agreements')
})
afterAll(() => {
  scanner.close()
})

type More = { name?: string; kind?: string; replaces?: string; note?: string }

function attach(by: Someone, ref: string, bytes: Buffer, more: More = {}) {
  const input = attachInput.parse({ record: ref, name: 'Agreement.pdf', kind: 'signed_agreement', ...more })
  return attachFile(by, input, sample.upload(bytes))
}

async function attached(by: Someone, ref: string, bytes: Buffer, more: More = {}) {
  const result = await attach(by, ref, bytes, more)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

const later = (by: Someone, minutes: number): Someone => ({
  ...by,
  now: instantSchema.parse(new Date(Date.parse(by.now) + minutes * 60_000).toISOString()),
})

async function bytesOf(by: Someone, id: string) {
  const answer = await handOut(by, { id: attachedId(id) })
  return answer instanceof Response ? Buffer.from(await answer.arrayBuffer()) : answer
}
const attachedId = (id: string) => attachInput.shape.replaces.unwrap().parse(id)

describe('files of a record', () => {
  it('one in which the scanner finds something is refused, with what and its hash in the log', async () => {
    const other = await someRecord(dpo, 'agreements')
    const bytes = Buffer.from(`Dear all, ${eicar}`)
    const refused = await attach(dpo, other.ref, bytes, { name: 'letter.txt' })
    expect(refused).toMatchObject({ ok: false, code: 'invalid', reason: 'file_infected' })
    const entry = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'file.refuse' } })
    expect(entry).toMatchObject({ outcome: 'denied', subjectId: other.id })
    expect(entry.body).toContain('"field":"infection"')
    expect(entry.body).toContain('"field":"sha256"')
    expect(await database.client.attachment.count({ where: { recordId: other.id } })).toBe(0)
  })

  it('a newer file of the same name is the next version; the older stays readable, byte by byte', async () => {
    const first = await attached(dpo, record.ref, sample.pdf('first'))
    const second = await attached(later(dpo, 1), record.ref, sample.pdf('second'), { name: 'AGREEMENT.pdf' })
    const third = await attached(later(dpo, 2), record.ref, sample.pdf('third'), {
      name: 'Signed 2026.pdf',
      replaces: first.id,
    })
    expect([first.number, second.number, third.number]).toEqual([1, 2, 3])
    const files = (await attachmentsOf(database.client, [record.id])).get(record.id) ?? []
    expect(files.map(({ number, newest, name, byName }) => ({ number, newest, name, byName }))).toEqual([
      { number: 3, newest: true, name: 'Signed 2026.pdf', byName: dpo.actor.name },
      { number: 2, newest: false, name: 'AGREEMENT.pdf', byName: dpo.actor.name },
      { number: 1, newest: false, name: 'Agreement.pdf', byName: dpo.actor.name },
    ])
    expect(await bytesOf(dpo, first.id)).toEqual(sample.pdf('first'))
    expect(await bytesOf(dpo, third.id)).toEqual(sample.pdf('third'))
    expect(first.sha256).toBe(createHash('sha256').update(sample.pdf('first')).digest('hex'))
  })

  it('the same content again is refused, as is a file to replace of another record or kind', async () => {
    const other = await someRecord(dpo, 'agreements')
    const there = await attached(dpo, other.ref, sample.pdf('there'))
    expect(await attach(dpo, other.ref, sample.pdf('there'))).toMatchObject({ code: 'not_now', reason: 'file_same' })
    expect(await attach(dpo, record.ref, sample.pdf('x'), { replaces: there.id })).toMatchObject({
      code: 'invalid',
      fields: { replaces: ['not_in_list'] },
    })
    expect(
      await attach(dpo, other.ref, sample.pdf('x'), { replaces: there.id, kind: 'certificate', name: 'c.pdf' }),
    ).toMatchObject({ code: 'invalid', fields: { kind: ['not_in_list'] } })
    // The same content at two records is one file on disk.
    await attached(dpo, other.ref, sample.pdf('first'), { name: 'Copy.pdf', kind: 'evidence' })
    expect(filesOnDisk().filter((file) => file.endsWith(sha(sample.pdf('first'))))).toHaveLength(1)
  })

  it('removing keeps row, bytes and history: it is gone now and there as of before', async () => {
    const place = await someRecord(dpo, 'agreements')
    const file = await attached(dpo, place.ref, sample.pdf('gone'))
    const removed = later(dpo, 60)
    expect(await removeAttachment(removed, { id: file.id, reason: 'Wrong record' })).toMatchObject({ ok: true })
    expect(await removeAttachment(removed, { id: file.id, reason: 'Again' })).toMatchObject({ reason: 'file_removed' })
    const names = async (asOf?: string) => {
      const at = asOf ? instantSchema.parse(asOf) : null
      return [
        (await attachmentsOf(database.client, [place.id], { asOf: at })).get(place.id)?.length,
        [...((await currentFileKinds(database.client, [place.id], { asOf: at })).get(place.id) ?? [])],
      ]
    }
    expect(await names()).toEqual([0, []])
    expect(await names(later(dpo, 30).now)).toEqual([1, ['signed_agreement']])
    expect(await names(later(dpo, -1).now)).toEqual([0, []])
    expect(await entriesAbout(database.client, place.id)).toEqual(['record.create', 'file.attach', 'file.remove'])
    // All of its series is gone, so the next one begins a new one; who reads the log reads the removed one, an editor does not.
    expect((await attached(later(dpo, 61), place.ref, sample.pdf('new'))).number).toBe(1)
    expect(await bytesOf(dpo, file.id)).toEqual(sample.pdf('gone'))
    const editor = await someone(database.client, ['editor'], { departmentIds: [department] })
    expect(await bytesOf(editor, file.id)).toMatchObject({ ok: false, code: 'not_found' })
  })

  it('what the record lacks follows its files', async () => {
    const place = await someRecord(dpo, 'agreements', { kind: 'processing' })
    const lacks = async () =>
      (await database.client.record.findUniqueOrThrow({ where: { id: place.id } })).missing.includes('file')
    expect(await lacks()).toBe(true)
    const file = await attached(dpo, place.ref, sample.pdf('signed by both'))
    expect(await lacks()).toBe(false)
    await removeAttachment(dpo, { id: file.id, reason: 'Not signed after all' })
    expect(await lacks()).toBe(true)
  })

  it('ten at once get ten versions, and nothing is left of what was refused', async () => {
    const place = await someRecord(dpo, 'agreements')
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) => attach(dpo, place.ref, sample.pdf(`racing ${n % 9}`))),
    )
    const numbers = results.flatMap((result) => (result.ok ? [result.value.number] : [])).sort((a, b) => a - b)
    const refused = results.filter((result) => !result.ok)
    expect(numbers).toEqual(numbers.map((_, n) => n + 1))
    expect(numbers.length).toBeGreaterThanOrEqual(9)
    expect(refused.every((result) => !result.ok && ['file_same', undefined].includes(result.reason))).toBe(true)
    expect(filesOnDisk().filter((file) => file.includes('incoming'))).toEqual([])
    const rows = await database.client.storedFile.findMany({ select: { sha256: true } })
    expect(filesOnDisk()).toEqual(rows.map((row) => path.relative(testDataFolder(), pathOf(row.sha256))).sort())
  })

  it('a retired record takes no file, and a refused one leaves nothing on disk', async () => {
    const place = await someRecord(dpo, 'agreements')
    await database.client.record.update({ where: { id: place.id }, data: { status: 'retired' } })
    const before = filesOnDisk()
    expect(await attach(dpo, place.ref, sample.pdf('late'))).toMatchObject({ reason: 'record_retired' })
    expect(await attach(dpo, 'R-999', sample.pdf('late'))).toEqual({ ok: false, code: 'not_found' })
    expect(await attach(dpo, record.ref, sample.exe)).toMatchObject({ code: 'invalid', reason: 'file_type' })
    expect(filesOnDisk()).toEqual(before)
  })
})

describe('who may', () => {
  const roles = ['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const

  it.each(roles)('%s, in and outside the department, on a draft and on a record in force', async (role) => {
    const place = await someRecord(dpo, 'agreements')
    const file = await attached(dpo, place.ref, sample.pdf(`for ${role}`))
    const inside = await someone(database.client, [role], { departmentIds: [department] })
    const outside = await someone(database.client, [role])
    const writes = {
      employee: [],
      editor: ['inside'],
      dpo: ['inside', 'outside'],
      management: [],
      auditor: [],
      admin: [],
    }
    const readsDraft = { ...writes, management: ['inside', 'outside'], auditor: ['inside', 'outside'] }
    const readsInForce = { ...readsDraft, editor: ['inside', 'outside'] }
    const seen = async () => {
      const able: string[] = []
      for (const [name, by] of [
        ['inside', inside],
        ['outside', outside],
      ] as const) {
        if (Buffer.isBuffer(await bytesOf(by, file.id))) able.push(name)
      }
      return able
    }
    expect(await seen()).toEqual(readsDraft[role])
    await putInForceForTest(database.client, place, dpo)
    expect(await seen()).toEqual(readsInForce[role])
    const wrote: string[] = []
    for (const [name, by] of [
      ['inside', inside],
      ['outside', outside],
    ] as const) {
      const added = await attach(by, place.ref, sample.pdf(`${role} ${name}`), { name: `${name}.pdf` })
      const removed = await removeAttachment(by, { id: file.id, reason: 'No.' })
      if (added.ok) wrote.push(name)
      else expect([added.code, removed.ok]).toEqual(['not_found', false])
    }
    expect(wrote).toEqual(writes[role])
  })

  it('every download is in the log with its hash; a changed or lost content is not handed out', async () => {
    const place = await someRecord(dpo, 'agreements')
    const file = await attached(dpo, place.ref, sample.pdf('to be changed'))
    await bytesOf(dpo, file.id)
    expect(await entriesAbout(database.client, file.id)).toEqual(['file.read'])
    writeFileSync(pathOf(file.sha256), sample.pdf('to be chanGed'))
    await expect(handOut(dpo, { id: file.id })).rejects.toMatchObject({ detail: { reason: 'file_damaged' } })
    const other = await attached(dpo, place.ref, sample.pdf('to be lost'), { name: 'Lost.pdf' })
    rmSync(pathOf(other.sha256))
    await expect(handOut(dpo, { id: other.id })).rejects.toMatchObject({ detail: { reason: 'file_missing' } })
    expect(await checkStore()).toMatchObject({ missing: [other.sha256], damaged: [file.sha256] })
    await attached(dpo, place.ref, sample.pdf('to be changed'), { name: 'Again.pdf' })
    expect(await bytesOf(dpo, file.id)).toEqual(sample.pdf('to be changed'))
  })
})

describe('what a fallen process leaves', () => {
  it('is removed after a day; a content with a row never is', async () => {
    const kept = filesOnDisk()
    const orphan = pathOf(sha(Buffer.from('orphan')))
    mkdirSync(path.dirname(orphan), { recursive: true })
    writeFileSync(orphan, 'orphan')
    const part = path.join(testDataFolder(), 'files', 'incoming', 'left.part')
    writeFileSync(part, 'half')
    expect(await sweepStore(systemNow())).toBe(0)
    const old = new Date(Date.now() - 2 * 86_400_000)
    for (const file of [...kept.map((name) => path.join(testDataFolder(), name)), orphan, part]) {
      utimesSync(file, old, old)
    }
    expect(await sweepStore(systemNow())).toBe(2)
    expect(filesOnDisk()).toEqual(kept)
  })
})

function sha(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

describe('the content of a file', () => {
  it('is erased by the DPO for good; row, hash and entry stay, and nothing counts as missing', async () => {
    const own = await someRecord(dpo, 'agreements')
    const file = await attached(dpo, own.ref, sample.pdf('to be erased'))
    const input = { id: file.id, reason: 'It named a person' }
    const outsider = await someone(database.client, ['editor'])
    expect(await eraseAttachment(outsider, input)).toMatchObject({ ok: false, code: 'not_found' })
    expect(await eraseAttachment(dpo, input)).toEqual({ ok: true, value: { id: file.id } })
    expect(await eraseAttachment(dpo, input)).toMatchObject({ ok: false, reason: 'file_erased' })
    expect(filesOnDisk().filter((name) => name.endsWith(file.sha256))).toEqual([])
    expect(await bytesOf(dpo, file.id)).toMatchObject({ ok: false, reason: 'file_erased' })
    const row = await database.client.attachment.findUniqueOrThrow({ where: { id: file.id }, include: { file: true } })
    expect(row).toMatchObject({ name: 'Agreement.pdf', file: { sha256: file.sha256, size: file.size } })
    expect(row.removedAt).not.toBeNull()
    const entry = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'file.erase' } })
    expect(entry).toMatchObject({ subjectId: own.id })
    expect(entry.body).toContain('"field":"erasedFile"')
    expect((await checkStore()).missing).not.toContain(file.sha256)
    const back = database.client.attachment.update({ where: { id: file.id }, data: { erasedAt: null } })
    await expect(back, 'what is erased stays erased').rejects.toThrow(/erased attachment stays/)
  })

  it('stays where another record holds the same', async () => {
    const [one, other] = [await someRecord(dpo, 'agreements'), await someRecord(dpo, 'agreements')]
    const first = await attached(dpo, one.ref, sample.pdf('held twice'))
    const second = await attached(dpo, other.ref, sample.pdf('held twice'))
    expect(await eraseAttachment(dpo, { id: first.id, reason: 'here only' })).toMatchObject({ ok: true })
    expect(await bytesOf(dpo, second.id)).toEqual(sample.pdf('held twice'))
  })
})
