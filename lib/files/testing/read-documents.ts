import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromBufferPromise } from 'yauzl'

/** Whether a program of the system is there: poppler and LibreOffice are not asked of who runs the tests. */
export function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function withFile<T>(name: string, bytes: Buffer, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'dertig-documents-'))
  try {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const poppler = (args: string[]) =>
  execFileSync(args[0] ?? '', args.slice(1), { maxBuffer: 64e6, stdio: ['ignore', 'pipe', 'ignore'] }).toString('utf8')

/** The pages of a PDF as text, in the order in which they are read aloud. */
export function pdfPages(bytes: Buffer): string[] {
  return withFile('a.pdf', bytes, (file) => poppler(['pdftotext', '-raw', '-enc', 'UTF-8', file, '-']))
    .split('\f')
    .slice(0, -1)
}

/** What poppler says of a PDF: facts, fonts, its tree of tags. */
export function pdfFacts(bytes: Buffer): { info: string; fonts: string; structure: string } {
  return withFile('a.pdf', bytes, (file) => ({
    info: poppler(['pdfinfo', file]),
    fonts: poppler(['pdffonts', file]),
    structure: poppler(['pdfinfo', '-struct', file]),
  }))
}

/** Documents (DOCX) as LibreOffice prints them, which is started once for all of them. */
export function printedByOffice(documents: readonly Buffer[]): Buffer[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'dertig-office-'))
  try {
    const files = documents.map((bytes, at) => {
      writeFileSync(path.join(folder, `${at}.docx`), bytes)
      return path.join(folder, `${at}.docx`)
    })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    })
    return documents.map((_, at) => readFileSync(path.join(folder, `${at}.pdf`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The parts of a DOCX that this name begins, as XML. */
export async function docxXml(docx: Buffer, name = 'word/document.xml'): Promise<string> {
  const zip = await fromBufferPromise(docx)
  const parts: string[] = []
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.startsWith(name)) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    parts.push(Buffer.concat(chunks).toString('utf8'))
  }
  return parts.join('\n')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of a DOCX in its order. */
export async function docxText(docx: Buffer): Promise<string> {
  const xml = await docxXml(docx)
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)]
    .map(([, text]) => (text ?? '\n').replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole))
    .join('')
}

/**
 * Text as it can be compared whatever broke its lines and turned its direction: without spaces, marks of direction and
 * places to break, in one spelling; a sign that stands as its number is that sign again. Of words from right to
 * left a reading program gives the letters in order and the words as they stand on paper: compared is which letters are there.
 */
export function bare(text: string): string {
  return text
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, number: string) => String.fromCodePoint(Number.parseInt(number, 16)))
    .normalize('NFKC')
    .replace(/[\p{Script=Hebrew}\p{Script=Arabic}:]+/gu, (words) => [...words].sort().join(''))
}
