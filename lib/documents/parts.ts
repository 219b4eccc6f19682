import { writeFile } from 'node:fs/promises'
import type { DocumentContent } from '@/lib/files/content'
import { renderAs } from '@/lib/files/render'
import type { Work } from './order'
import { writeZip, type ZipEntry } from './zip'

type Section = DocumentContent['sections'][number]

/** A file of a document that is several: its name, and the references that stand in it. */
export type PartFile = { name: string; refs: readonly string[] }

/** What one file holds: all of it, one part with its number, or (`files`) number 0: what stands in which. */
export type Part = { number: number | null; sections: readonly Section[]; files: readonly PartFile[] }

type Given = {
  format: 'pdf' | 'docx'
  name: string
  work: Pick<Work, 'file' | 'aside'>
  /** Sections with the reference of each, as they are read. */
  sections: AsyncIterable<{ ref: string; section: Section }>
  contentOf(part: Part): DocumentContent
}

/**
 * A file of so many signs, about 100 activities, was made within 280 MB, fonts and program included, and the next one
 * within the same (`npm run trials documents`). A single larger section is a file by itself.
 */
const mostSigns = 250_000
const mostSections = 500

const signsOf = ({ title, rows }: Section) =>
  rows.reduce(
    (sum, { question, answer, source }) => sum + question.length + answer.length + source.length,
    title.length,
  )

/** Writes one document, or a ZIP of several with a file of contents, in the memory of one of them; true when it is a ZIP. */
export async function writeParts({ format, name, work, sections, contentOf }: Given): Promise<boolean> {
  const files: (ZipEntry & PartFile)[] = []
  let [open, refs, signs]: [Section[], string[], number] = [[], [], 0]
  const write = async (file: string, part: Part) => {
    await writeFile(file, await renderAs(format, contentOf(part)), { mode: 0o600 })
  }
  const close = async () => {
    const number = files.length + 1
    const entry = { name: `${name}-${String(number).padStart(3, '0')}.${format}`, file: work.aside(), refs }
    await write(entry.file, { number, sections: open, files: [] })
    files.push(entry)
    ;[open, refs, signs] = [[], [], 0]
  }
  for await (const { ref, section } of sections) {
    const more = signsOf(section)
    if (open.length > 0 && (signs + more > mostSigns || open.length >= mostSections)) await close()
    open.push(section)
    refs.push(ref)
    signs += more
  }
  if (files.length === 0) {
    await write(work.file, { number: null, sections: open, files: [] })
    return false
  }
  if (open.length > 0) await close()
  const contents = { name: `${name}-000.${format}`, file: work.aside() }
  await write(contents.file, { number: 0, sections: [], files })
  await writeZip(work.file, [contents, ...files])
  return true
}
