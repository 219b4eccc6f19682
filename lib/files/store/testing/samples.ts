import type { Incoming } from '../receive'

/** Small files of every kind, made by hand. */

export const pdf = (text = 'one') => Buffer.from(`%PDF-1.7\n%\u00e2\u00e3\n${text}\n%%EOF\n`, 'latin1')
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])
export const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')
export const exe = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00', 'latin1'), Buffer.alloc(200)])
export const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)])

/** A zip whose entries are stored as they are, with their directory; nothing in it is compressed. */
export function zip(entries: readonly (readonly [name: string, content: string])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt32LE(content.length, 20)
    central.writeUInt32LE(content.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    const whole = Buffer.concat([local, Buffer.from(name), Buffer.from(content)])
    parts.push(whole)
    directory.push(central, Buffer.from(name))
    at += whole.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

const types = ['[Content_Types].xml', '<Types/>'] as const
export const docx = zip([types, ['word/document.xml', '<w:document/>']])
export const xlsx = zip([types, ['xl/workbook.xml', '<workbook/>']])
export const docm = zip([types, ['word/document.xml', '<w:document/>'], ['word/vbaProject.bin', 'x']])
export const odt = zip([
  ['mimetype', 'application/vnd.oasis.opendocument.text'],
  ['content.xml', '<x/>'],
])
export const ods = zip([
  ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['content.xml', '<x/>'],
])
const rels = (type: string, target: string, mode = '') =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></Relationships>`
const outside = ' TargetMode="External"'

/** A Word document with more inside. */
export const docxWith = (...more: [name: string, content: string][]) =>
  zip([types, ['word/document.xml', '<w:document/>'], ...more])
/** A Word document that says it links to this. */
export const docxLinking = (type: string, target: string, external = true) =>
  docxWith(['word/_rels/document.xml.rels', rels(type, target, external ? outside : '')])
/** A document of OpenOffice with this content. */
export const odtWith = (content: string, ...more: [name: string, content: string][]) =>
  zip([['mimetype', 'application/vnd.oasis.opendocument.text'], ['content.xml', content], ...more])

export const plainZip = zip([['evil.js', 'alert(1)']])

/** A file of the old Office with these names in its directory, and this content behind it. */
export function compound(names: readonly string[], content: Buffer = Buffer.alloc(0)): Buffer {
  const size = 512
  const sectors = Math.ceil(names.length / 4)
  const head = Buffer.alloc(size, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  head.writeUInt16LE(9, 30)
  head.writeUInt32LE(1, 48)
  head.writeUInt32LE(0, 76)
  const table = Buffer.alloc(size, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  for (let n = 1; n <= sectors; n += 1) table.writeUInt32LE(n === sectors ? 0xfffffffe : n + 1, n * 4)
  const directory = Buffer.alloc(sectors * size)
  names.forEach((name, n) => {
    const text = Buffer.from(`${name}\0`, 'utf16le')
    text.copy(directory, n * 128)
    directory.writeUInt16LE(text.length, n * 128 + 64)
  })
  return Buffer.concat([head, table, directory, content])
}

/** A photo of a phone, as far as its first bytes say. */
export const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic and more', 'latin1')
/** A mail with this body. */
export const mail = (body = 'Please open the list.') =>
  Buffer.from(
    `From: somebody@elsewhere.example\r\nSubject: List\r\nDate: Tue, 2 Jun 2026 14:37:00 +0200\r\n\r\n${body}\r\n`,
  )

/** A body of these bytes in chunks, as a request brings it; it counts what was taken and breaks when told to. */
export function upload(
  bytes: Buffer,
  options: { chunk?: number; breakAfter?: number; announce?: number } = {},
): Incoming {
  const { chunk = 16_384, breakAfter, announce = bytes.length } = options
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (breakAfter !== undefined && at >= breakAfter) return controller.error(new Error('connection lost'))
      if (at >= bytes.length) return controller.close()
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + chunk)))
      at += chunk
    },
  })
  return { body, declaredSize: announce < 0 ? null : announce }
}
