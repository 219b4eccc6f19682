import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { mostBytes } from '@/lib/files/store/folder'
import { filesOnDisk } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { someRecord } from '@/lib/records/testing/some-record'
import { filesOf, placeOf, posted } from '../testing/posted'
import { someLink } from '../testing/some-link'
import { receiveFiles, receiveForm } from './receive'

const { database, editor, dpo } = someOffice({ dpo: { at: 'department' } })
let secret = ''

beforeAll(async () => {
  const processor = await someRecord(editor, 'processors', { partyKind: 'processor' })
  secret = await someLink(dpo, processor.ref)
})
beforeEach(async () => {
  await database.client.rateLimit.deleteMany()
})

const newest = () => database.client.leak.findFirstOrThrow({ orderBy: { number: 'desc' } })

describe('files with what a processor told', () => {
  const attach = (ref: string, files: readonly (readonly [string, Buffer])[]) =>
    receiveFiles(dpo, { token: secret }, filesOf(ref, files))

  test('are kept as evidence under their own hash, once', async () => {
    placeOf(await receiveForm(dpo, { token: secret }, posted()))
    const leak = await newest()
    const both = [
      ['Photo.png', sample.png],
      ['mail.eml', sample.mail('headers')],
    ] as const
    for (const _ of [1, 2])
      expect(placeOf(await attach(leak.ref, both))).toBe(`/notify/${secret}?language=nl&sent=files#outcome`)
    const rows = await database.client.leakFile.findMany({ where: { leakId: leak.id } })
    expect(rows.map(({ name, side }) => [name, side]).sort()).toEqual([
      ['Photo.png', 'reporter'],
      ['mail.eml', 'reporter'],
    ])
  })

  test('as large as one may be come whole', async () => {
    const { ref, id } = await newest()
    const large = Buffer.concat([sample.pdf(), Buffer.alloc(mostBytes() - 200, 32), Buffer.from('%%EOF\n')])
    expect(placeOf(await attach(ref, [['large.pdf', large]]))).toContain('sent=files')
    const row = await database.client.leakFile.findFirstOrThrow({
      where: { leakId: id, name: 'large.pdf' },
      include: { file: true },
    })
    expect(row.file.size).toBe(large.length)
  })

  test.each<[string, readonly (readonly [string, Buffer])[], string]>([
    ['of another kind than its name says', [['photo.png', sample.pdf()]], 'file_mismatch'],
    ['a program', [['run.exe', sample.exe]], 'evidence_ending'],
    ['an empty one', [['empty.pdf', Buffer.alloc(0)]], 'file_empty'],
    ['none', [], 'file_none'],
    ['too large', [['huge.pdf', Buffer.alloc(21 * 1024 * 1024, 32)]], 'file_too_large'],
  ])('refused: %s', async (_, files, problem) => {
    const before = await filesOnDisk()
    expect(placeOf(await attach((await newest()).ref, files))).toContain(`problem=${problem}`)
    expect(await filesOnDisk()).toEqual(before)
  })

  test('what is no form is refused', async () => {
    const request = new Request('http://x.test/', {
      ...{ method: 'POST', body: 'nonsense' },
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect(placeOf(await receiveFiles(dpo, { token: secret }, { request }))).toContain('problem=file_cut')
  })
})
