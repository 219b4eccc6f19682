import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusal'
import { pathOf } from './folder'
import { checkedName } from './name'
import { contentDisposition, downloadHeaders } from './read'
import { discard, receiveFile } from './receive'
import { filesOnDisk } from './testing/folder'
import * as sample from './testing/samples'

const text = (value: string) => Buffer.from(value, 'utf8')

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.detail.reason ?? error.code
    throw error
  }
  return 'accepted'
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const odtType = 'application/vnd.oasis.opendocument.text'

/** A PDF whose objects are packed, as most programs write them today. */
function packedPdf(objects: string): Buffer {
  const data = deflateSync(Buffer.from(`1 0 <<${objects}>>`))
  const head = Buffer.from(
    `%PDF-1.7\n5 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length}>>\nstream\n`,
  )
  return Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\n%%EOF\n')])
}

describe('what is taken in', () => {
  it.each([
    ['Agreement.pdf', sample.pdf(), 'application/pdf'],
    ['AGREEMENT.PDF', sample.pdf(), 'application/pdf'],
    ['Overeenkomst é 签.docx', sample.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', sample.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.odt', sample.odt, 'application/vnd.oasis.opendocument.text'],
    ['a.ods', sample.ods, 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a.png', sample.png, 'image/png'],
    ['a.jpg', sample.jpeg, 'image/jpeg'],
    ['a.jpeg', sample.jpeg, 'image/jpeg'],
    ['notes.txt', text('Gesprek van 2 juni: é, €, 签.\nTweede lijn.\n'), 'text/plain'],
    ['BMW.txt', text('BMW contract, text that begins like a picture.'), 'text/plain'],
    ['a.exe.pdf', sample.pdf(), 'application/pdf'],
    ['link.docx', sample.docxLinking('hyperlink', 'https://optipost.example'), wordType],
    ['picture.docx', sample.docxLinking('image', 'media/image1.png', false), wordType],
    ['template.docx', sample.docxLinking('styles', 'styles.xml', false), wordType],
    ['words.docx', sample.docxWith(['word/footer1.xml', 'An oleObject and a vbaProject in words']), wordType],
    ['picture.odt', sample.odtWith('<draw:image xlink:href="Pictures/1.png" xlink:actuate="onLoad"/>'), odtType],
    ['link.odt', sample.odtWith('<text:a xlink:href="https://optipost.example/">'), odtType],
    ['words.pdf', sample.pdf('BT (We use JavaScript and /Launches) Tj ET /JSON /Jpeg'), 'application/pdf'],
    ['packed.pdf', packedPdf('/Type /Catalog /Pages 1 0 R'), 'application/pdf'],
    [`${'x'.repeat(196)}.pdf`, sample.pdf(), 'application/pdf'],
  ])('%s', async (name, bytes, type) => {
    const received = await receiveFile(name, sample.upload(bytes, { chunk: 7 }))
    expect(received).toMatchObject({
      name,
      contentType: type,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(readFileSync(received.path)).toEqual(bytes)
    await discard(received)
  })
})

const hostile: [string, string, Buffer, string][] = [
  ['an empty file', 'a.pdf', Buffer.alloc(0), 'file_empty'],
  ['an empty text', 'a.txt', Buffer.alloc(0), 'file_empty'],
  ['a program called PDF', 'a.pdf', sample.exe, 'file_type'],
  ['a Linux program called TXT', 'a.txt', sample.elf, 'file_type'],
  ['a program', 'a.exe', sample.exe, 'file_ending'],
  ['a page', 'a.html', text('<script>alert(1)</script>'), 'file_ending'],
  ['a page called PDF', 'a.pdf', text('<!doctype html><script>alert(1)</script>'), 'file_mismatch'],
  ['a drawing with script', 'a.svg', text('<svg onload="alert(1)"/>'), 'file_ending'],
  ['a drawing called TXT', 'a.txt', text('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'file_type'],
  ['a PDF called TXT', 'a.txt', text('%PDF-1.7 all of it printable'), 'file_mismatch'],
  ['a PDF called PNG', 'a.png', sample.pdf(), 'file_mismatch'],
  ['a PNG called JPEG', 'a.jpg', sample.png, 'file_mismatch'],
  ['a GIF called PNG', 'a.png', sample.gif, 'file_type'],
  ['an archive', 'a.zip', sample.plainZip, 'file_ending'],
  ['an archive called DOCX', 'a.docx', sample.plainZip, 'file_type'],
  ['a workbook called DOCX', 'a.docx', sample.xlsx, 'file_mismatch'],
  ['a text called ODS', 'a.ods', sample.odt, 'file_mismatch'],
  ['a DOCX with macros', 'a.docx', sample.docm, 'file_macros'],
  [
    'a DOCX whose program has another name',
    'a.docx',
    sample.docxLinking('vbaProject', 'notes.bin', false),
    'file_macros',
  ],
  [
    'a DOCX that is a document with macros by its own word',
    'a.docx',
    sample.zip([
      ['[Content_Types].xml', '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'],
      ['word/document.xml', '<w:document/>'],
    ]),
    'file_macros',
  ],
  [
    'a sheet of Excel 4',
    'a.xlsx',
    sample.zip([
      ['[Content_Types].xml', ''],
      ['xl/workbook.xml', ''],
      ['xl/macrosheets/sheet1.xml', ''],
    ]),
    'file_macros',
  ],
  [
    'a field that starts a program',
    'a.docx',
    sample.docxWith(['word/x/document.xml', '<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>']),
    'file_macros',
  ],
  ['Basic in a text', 'a.odt', sample.odtWith('<x/>', ['Basic/Standard/Module1.xml', 'x']), 'file_macros'],
  [
    'an event in a text',
    'a.odt',
    sample.odtWith('<script:event-listener xlink:href="vnd.sun.star.script:a"/>'),
    'file_macros',
  ],
  ['a file inside a DOCX', 'a.docx', sample.docxWith(['word/embeddings/oleObject1.bin', 'x']), 'file_embeds'],
  ['an object under another name', 'a.docx', sample.docxLinking('oleObject', 'media/image9.png', false), 'file_embeds'],
  ['a control', 'a.docx', sample.docxWith(['word/activeX/activeX1.xml', 'x']), 'file_embeds'],
  ['a program inside', 'a.docx', sample.docxWith(['word/media/run.exe', 'x']), 'file_embeds'],
  ['an object in a text', 'a.odt', sample.odtWith('<draw:object-ole xlink:href="./Object 1"/>'), 'file_embeds'],
  [
    'a template from elsewhere',
    'a.docx',
    sample.docxLinking('attachedTemplate', 'https://evil.example/t.dotm'),
    'file_external',
  ],
  [
    'a picture from elsewhere',
    'a.docx',
    sample.docxLinking('image', 'file://evil.example/share/p.png'),
    'file_external',
  ],
  ['a frame from elsewhere', 'a.docx', sample.docxLinking('frame', 'https://evil.example/'), 'file_external'],
  [
    'a sheet that reads another',
    'a.xlsx',
    sample.zip([
      ['[Content_Types].xml', ''],
      ['xl/workbook.xml', ''],
      ['xl/externalLinks/externalLink1.xml', ''],
    ]),
    'file_external',
  ],
  [
    'a picture from elsewhere in a text',
    'a.odt',
    sample.odtWith('<draw:image xlink:href="http://evil.example/p.png" xlink:actuate="onLoad"/>'),
    'file_external',
  ],
  ['a PDF with a script', 'a.pdf', sample.pdf('<</OpenAction <</S /JavaScript /JS (app.alert(1))>>>>'), 'file_scripts'],
  ['a PDF with a script in disguise', 'a.pdf', sample.pdf('<</S /J#61vaScr#69pt>>'), 'file_scripts'],
  ['a PDF with a packed script', 'a.pdf', packedPdf('/S /JavaScript /JS (x)'), 'file_scripts'],
  ['a PDF that starts a program', 'a.pdf', sample.pdf('<</S/Launch/F(cmd.exe)>>'), 'file_scripts'],
  ['a PDF that sends its form', 'a.pdf', sample.pdf('<</S /SubmitForm>>'), 'file_scripts'],
  ['a PDF with a file inside', 'a.pdf', sample.pdf('<</Names <</EmbeddedFiles 3 0 R>>>>'), 'file_embeds'],
  ['a PDF with a packed file inside', 'a.pdf', packedPdf('/Type /Filespec /EF <</F 4 0 R>>'), 'file_embeds'],
  ['a PDF that nobody can look into', 'a.pdf', sample.pdf('trailer <</Encrypt 9 0 R>>'), 'file_locked'],
  ['a DOCX cut in half', 'a.docx', sample.docx.subarray(0, 60), 'file_type'],
  ['a zip with a lying directory', 'a.docx', changed(sample.docx, 16, 0xffffff), 'file_type'],
  ['a zip whose directory begins inside a file', 'a.docx', changed(sample.docx, 16, 3), 'file_type'],
  ['a zip that counts more entries than it has', 'a.docx', counted(sample.docx, 60_000), 'file_type'],
  ['a DOCX whose macros stand behind the last entry it counts', 'a.docx', counted(sample.docm, 2), 'file_type'],
  ['a zip with more entries than a document has', 'a.docx', crowded(), 'file_type'],
  ['a zip whose directory lies farther than a number reaches', 'a.docx', beyond(), 'file_type'],
  ['a zip with bytes behind its end', 'a.docx', Buffer.concat([sample.docx, Buffer.from('more')]), 'file_type'],
  ['a zip with a name that leads out', 'a.docx', sample.zip([['../word/document.xml', 'x']]), 'file_type'],
  ['text in UTF-16', 'a.txt', Buffer.from('hello', 'utf16le'), 'file_type'],
  ['text in Latin-1', 'a.txt', Buffer.from('caf\u00e9', 'latin1'), 'file_type'],
  ['text with NUL', 'a.txt', text('a\0b'), 'file_type'],
  ['text with escape codes', 'a.txt', text('\u001b[31mred'), 'file_type'],
  ['text cut in a letter', 'a.txt', text('é').subarray(0, 1), 'file_type'],
  ['no ending', 'agreement', sample.pdf(), 'file_ending'],
  ['an ending that is not one', 'agreement.', sample.pdf(), 'file_ending'],
  ['two endings', 'a.pdf.exe', sample.pdf(), 'file_ending'],
  ['a path', '../../etc/passwd.pdf', sample.pdf(), 'file_name_signs'],
  ['a path inside', 'a/b.pdf', sample.pdf(), 'file_name_signs'],
  ['a path of Windows', '..\\..\\a.pdf', sample.pdf(), 'file_name_signs'],
  ['a drive', 'C:a.pdf', sample.pdf(), 'file_name_signs'],
  ['a wide slash', 'a／b.pdf', sample.pdf(), 'file_name_signs'],
  ['a hidden file', '.htaccess.txt', text('x'), 'file_name_signs'],
  ['NUL', 'a\0.pdf', sample.pdf(), 'file_name_signs'],
  ['a line break', 'a\r\nb.pdf', sample.pdf(), 'file_name_signs'],
  ['a mark that turns the text', 'invoice\u202efdp.exe.pdf', sample.pdf(), 'file_name_signs'],
  ['an isolate', 'a\u2066b.pdf', sample.pdf(), 'file_name_signs'],
  ['an invisible sign', 'a\u200b.pdf', sample.pdf(), 'file_name_signs'],
  ['half a sign', 'a\ud800.pdf', sample.pdf(), 'file_name_signs'],
  ['a device', 'CON.pdf', sample.pdf(), 'file_name_signs'],
  ['300 characters', `${'x'.repeat(296)}.pdf`, sample.pdf(), 'file_name_long'],
  ['no name', '  ', sample.pdf(), 'file_name_signs'],
]

describe('what is refused, with nothing left behind', () => {
  it.each(hostile)('%s', async (_, name, bytes, reason) => {
    expect(await reasonOf(receiveFile(name, sample.upload(bytes)))).toBe(reason)
    expect(filesOnDisk()).toEqual([])
  })

  it('2 MB over a limit of 1 MB, announced or not, and no more of it is taken', async () => {
    const big = Buffer.concat([sample.pdf(), Buffer.alloc(2 * 1024 * 1024)])
    let taken = 0
    const counted = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          taken += 65_536
          if (taken > big.length) return controller.close()
          controller.enqueue(new Uint8Array(big.subarray(taken - 65_536, taken)))
        },
      },
      { highWaterMark: 0 },
    )
    expect(await reasonOf(receiveFile('a.pdf', sample.upload(big)))).toBe('file_too_large')
    expect(await reasonOf(receiveFile('a.pdf', { body: counted, declaredSize: null }))).toBe('file_too_large')
    expect(taken).toBeLessThanOrEqual(1024 * 1024 + 65_536)
    expect(filesOnDisk()).toEqual([])
  })

  it('exactly the limit is taken, one byte more is not', async () => {
    const limit = 1024 * 1024
    const bytes = Buffer.concat([sample.pdf(), Buffer.alloc(limit)])
    const whole = await receiveFile('a.pdf', sample.upload(bytes.subarray(0, limit)))
    expect(whole.size).toBe(limit)
    await discard(whole)
    const over = sample.upload(bytes.subarray(0, limit + 1), { announce: -1 })
    expect(await reasonOf(receiveFile('a.pdf', over))).toBe('file_too_large')
  })

  it('a connection that breaks, and fewer bytes than announced', async () => {
    const bytes = Buffer.concat([sample.pdf(), Buffer.alloc(50_000)])
    const broken = sample.upload(bytes, { chunk: 1_000, breakAfter: 20_000 })
    expect(await reasonOf(receiveFile('a.pdf', broken))).toBe('file_cut')
    expect(await reasonOf(receiveFile('a.pdf', sample.upload(bytes, { announce: 60_000 })))).toBe('file_cut')
    expect(filesOnDisk()).toEqual([])
  })
})

it.each([
  ['a.pdf', Buffer.concat([sample.pdf(), Buffer.from('<<'.repeat(450_000))])],
  ['b.pdf', Buffer.concat([sample.pdf(), Buffer.from('stream\n'.repeat(120_000))])],
  ['c.docx', sample.docxWith(['word/_rels/x.rels', '<Relationship '.repeat(60_000)])],
])('%s that is made to be looked at for ever is looked at quickly', async (name, bytes) => {
  const began = performance.now()
  await discard(await receiveFile(name, sample.upload(bytes)))
  expect(performance.now() - began).toBeLessThan(5_000)
})

describe('on the way out', () => {
  it('a name is said in both spellings and breaks out of neither', () => {
    expect(contentDisposition('Contrat "é" 签;x\u0027.pdf')).toBe(
      `attachment; filename="Contrat _e_ __x'.pdf"; filename*=UTF-8''Contrat%20%22%C3%A9%22%20%E7%AD%BE%3Bx%27.pdf`,
    )
    expect(downloadHeaders('a.txt', 'text/plain', 3)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-length': '3',
    })
  })

  it('only a hash becomes a path, and a name has one spelling', () => {
    expect(() => pathOf('../../etc/passwd')).toThrow()
    expect(checkedName('cafe\u0301.pdf')).toBe('caf\u00e9.pdf')
  })
})

/** The same zip with another number in the end of its directory. */
function changed(zip: Buffer, at: number, to: number): Buffer {
  const bytes = Buffer.from(zip)
  bytes.writeUInt32LE(to, bytes.length - 22 + at)
  return bytes
}

function counted(zip: Buffer, entries: number): Buffer {
  const bytes = Buffer.from(zip)
  bytes.writeUInt16LE(entries, bytes.length - 22 + 10)
  return bytes
}

function crowded(): Buffer {
  return sample.zip(Array.from({ length: 10_001 }, (_, index) => [`word/${index}`, ''] as const))
}

/** A long zip (Zip64) that points 2^63 bytes away. */
function beyond(): Buffer {
  const at = sample.docx.length - 22
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(2n ** 63n, 8)
  return Buffer.concat([sample.docx.subarray(0, at), locator, sample.docx.subarray(at)])
}
