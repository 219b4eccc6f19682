import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asResult } from '@/lib/errors/refusal'
import { discard, receiveEvidence, receiveFile } from './receive'
import { filesOnDisk } from './testing/folder'
import * as sample from './testing/samples'

const latin = (text: string) => Buffer.from(text, 'latin1')
const root = 'Root Entry'
const doc = sample.compound([root, 'WordDocument', '1Table'])
const xls = sample.compound([root, 'Workbook'])
const msg = (...more: string[]) => sample.compound([root, '__nameid_version1.0', ...more, '__properties_version1.0'])
const boundSheet = Buffer.from([0x85, 0, 14, 0, 1, 2, 3, 4, 2, 1])

describe('what is kept as evidence, with what in it may act by itself', () => {
  it.each<[string, Buffer, string, string | null]>([
    ['photo.jpg', sample.jpeg, 'image/jpeg', null],
    ['photo.HEIC', sample.heic, 'image/heic', null],
    ['photo.heif', sample.heic, 'image/heic', null],
    ['mail.eml', sample.mail(), 'message/rfc822', null],
    ['latin.eml', latin('Received: by x\r\nFrom: caf\u00e9@x.example\r\n\r\nbody'), 'message/rfc822', null],
    ['box.eml', latin('From x Tue Jun 2\nFrom: a@x.example\nDate: now\n\nbody'), 'message/rfc822', null],
    ['mail.msg', msg(), 'application/vnd.ms-outlook', null],
    ['list.csv', Buffer.from('name;e-mail\nZo\u00eb;zoe@x.example\n'), 'text/csv', null],
    ['old.csv', latin('naam;stad\nZo\u00eb;Li\u00e8ge\n'), 'text/csv', null],
    ['old.doc', doc, 'application/msword', null],
    ['old.xls', xls, 'application/vnd.ms-excel', null],
    ['older.xls', sample.compound([root, 'Book']), 'application/vnd.ms-excel', null],
    ['many.doc', sample.compound([root, 'a', 'b', 'c', 'd', 'WordDocument']), 'application/msword', null],
    ['plain.pdf', sample.pdf(), 'application/pdf', null],
    ['a.docx', sample.docm, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'file_macros'],
    ['script.pdf', sample.pdf('<</S /JavaScript /JS (x)>>'), 'application/pdf', 'file_scripts'],
    ['locked.pdf', sample.pdf('trailer <</Encrypt 9 0 R>>'), 'application/pdf', 'file_locked'],
    ['macro.doc', sample.compound([root, 'WordDocument', 'Macros']), 'application/msword', 'file_macros'],
    ['macro.xls', sample.compound([root, 'Workbook', '_VBA_PROJECT_CUR']), 'application/vnd.ms-excel', 'file_macros'],
    ['sheet.xls', sample.compound([root, 'Workbook'], boundSheet), 'application/vnd.ms-excel', 'file_macros'],
    ['object.doc', sample.compound([root, 'WordDocument', 'ObjectPool']), 'application/msword', 'file_embeds'],
    [
      'program.eml',
      sample.mail('Content-Disposition: attachment; filename="invoice.exe"\r\n\r\nTVqQ'),
      'message/rfc822',
      'file_embeds',
    ],
    ['script.eml', sample.mail('<html><script>alert(1)</script></html>'), 'message/rfc822', 'file_scripts'],
    [
      'program.msg',
      sample.compound([root, '__properties_version1.0'], Buffer.from('invoice.docm\0', 'utf16le')),
      'application/vnd.ms-outlook',
      'file_embeds',
    ],
    ['asks.csv', Buffer.from("name;x\n=cmd|' /C calc'!A0;1\n"), 'text/csv', 'file_macros'],
  ])('%s', async (name, bytes, contentType, warning) => {
    const received = await receiveEvidence(name, sample.upload(bytes))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(received).toMatchObject({ name, contentType, warning, sha256, size: bytes.length })
    expect(readFileSync(received.path)).toEqual(bytes)
    await discard(received)
  })
})

describe('what is refused, with nothing left behind', () => {
  it.each<[string, Buffer, string]>([
    ['a.exe', sample.exe, 'evidence_ending'],
    ['a.html', latin('<script>alert(1)</script>'), 'evidence_ending'],
    ['a.jpg', sample.exe, 'evidence_type'],
    ['a.jpg', sample.png, 'file_mismatch'],
    ['a.eml', latin('no mail at all'), 'file_mismatch'],
    ['a.eml', Buffer.concat([sample.mail(), Buffer.alloc(1)]), 'evidence_type'],
    ['a.csv', sample.exe, 'evidence_type'],
    ['a.csv', sample.pdf(), 'file_mismatch'],
    ['a.doc', xls, 'file_mismatch'],
    ['a.doc', msg('WordDocument'), 'file_mismatch'],
    ['a.doc', sample.docx, 'file_mismatch'],
    ['a.doc', doc.subarray(0, 700), 'evidence_type'],
    ['a.doc', sample.compound([root, 'EncryptedPackage']), 'evidence_type'],
    ['a.docx', sample.plainZip, 'evidence_type'],
    ['a.heic', sample.png, 'file_mismatch'],
    ['a.eml', Buffer.alloc(0), 'file_empty'],
    ['../a.eml', sample.mail(), 'file_name_signs'],
  ])('%s', async (name, bytes, reason) => {
    const result = await asResult(async () => ({ ok: true, value: await receiveEvidence(name, sample.upload(bytes)) }))
    expect(result).toMatchObject({ ok: false, reason })
    expect(filesOnDisk()).toEqual([])
  })

  it('a directory that leads round in a ring comes to an end', async () => {
    const ring = Buffer.from(doc)
    ring.writeUInt32LE(1, 512 + 4)
    const result = await asResult(async () => ({
      ok: true,
      value: await receiveEvidence('a.doc', sample.upload(ring)),
    }))
    expect(result).toMatchObject({ reason: 'evidence_type' })
  })

  it('records take none of the kinds that are evidence alone', async () => {
    for (const name of ['a.eml', 'a.msg', 'a.csv', 'a.heic', 'a.doc', 'a.xls']) {
      const result = await asResult(async () => ({
        ok: true,
        value: await receiveFile(name, sample.upload(sample.mail())),
      }))
      expect(result).toMatchObject({ reason: 'file_ending' })
    }
  })
})
