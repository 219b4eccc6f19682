import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { textsOf } from '@/lib/text/catalogue'
import { cleaned } from '@/lib/text/characters'
import { reportLocaleOf } from '@/lib/text/locale'
import { fontFolders, signsWithoutGlyph } from './fonts'
import { guarded } from './guard'

/** A document as content, before it is a PDF or DOCX: a title, facts, notes, sections of questions and answers. Plain data. */
export type DocumentContent = {
  /** BCP 47 language of the text. */
  language: string
  title: string
  subtitle: string
  /** Boxed notes under the title: working copy, example, to be verified. */
  notes: string[]
  facts: { label: string; value: string }[]
  headings: { question: string; answer: string; source: string; page: string }
  sections: { title: string; rows: { question: string; answer: string; state: string; source: string }[] }[]
  /** Heading of a list of the sections with their pages, before them; none: there is no list. */
  contents?: string
  /** A table before the sections: one line for each thing that is told further on. */
  summary?: { title: string; headings: string[]; rows: string[][] }
  /** Small print at the foot of every page. */
  footer: string
  /**
   * `page`: figures of a usual size on one page, closer together; a PDF asks it · `letter`: answers alone, as paragraphs and lists
   * under their headings · `report`, also unsaid: as long as it is.
   */
  layout?: 'report' | 'page' | 'letter'
}

/** Marks that turn what follows them, or part it from what stands around: on paper each text reads as its letters do. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** Text that both formats can hold, in one spelling (NFC), that cannot turn the text around it. */
export function printable(text: string): string {
  return cleaned(text).replace(turning, '').normalize('NFC')
}

/** The same content with every text made printable. */
export function printableContent(content: DocumentContent): DocumentContent {
  return eachText(content, printable)
}

/** Signs of a section that is short enough to stand on one page whole, and to be moved to the next one whole. */
const shortSection = 1_500

/**
 * Which sections stay whole on a page: short ones, so that no page begins or ends with a single row; a last one of one row
 * stays with the section before it. Longer ones break wherever they must, rows too.
 */
export function keptWhole(sections: DocumentContent['sections']): DocumentContent['sections'][] {
  const groups: DocumentContent['sections'][] = sections.map((section) => [section])
  const last = groups.at(-1)
  const before = groups.at(-2)
  if (!last || !before || last[0]?.rows.length !== 1) return groups
  const both = [...before, ...last]
  return isShort(both) ? [...groups.slice(0, -2), both] : groups
}

/** Whether these sections together are short enough to stay whole. */
export function isShort(sections: DocumentContent['sections']): boolean {
  const rows = sections.flatMap((section) => section.rows)
  const lines = (text: string) => text.split('\n').length
  // A row takes its own room, and a line of its own takes more than its signs do.
  const room = ({ question, answer }: (typeof rows)[number]) => question.length + answer.length + 60 * lines(answer)
  return rows.reduce((sum, row) => sum + room(row), 0) <= shortSection
}

function eachText(content: DocumentContent, change: (text: string) => string): DocumentContent {
  return {
    ...content,
    language: content.language,
    title: change(content.title),
    subtitle: change(content.subtitle),
    notes: content.notes.map(change),
    facts: content.facts.map((fact) => ({ label: change(fact.label), value: change(fact.value) })),
    sections: content.sections.map((section) => ({
      title: change(section.title),
      rows: section.rows.map((row) => ({
        question: change(row.question),
        answer: change(row.answer),
        state: change(row.state),
        source: change(row.source),
      })),
    })),
    ...(content.contents === undefined ? {} : { contents: change(content.contents) }),
    ...(content.summary
      ? {
          summary: {
            title: change(content.summary.title),
            headings: content.summary.headings.map(change),
            rows: content.summary.rows.map((row) => row.map(change)),
          },
        }
      : {}),
    footer: change(content.footer),
  }
}

/** What a file of text begins with so that a spreadsheet reads it as UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * A row as CSV (RFC 4180) that a spreadsheet opens as text: every cell in quotes, a cell that looks like a formula
 * begins with an apostrophe (OWASP, CSV injection; guard.ts). A file of them begins with the byte order mark.
 */
export function csvLine(cells: readonly string[], separator: ',' | ';' = ','): string {
  return `${cells.map(cell).join(separator)}\r\n`
}

/** Most texts have nothing that is cleaned or doubled. */
const asItIs = /^[\x20!\x23-\x7e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac\n]*$/

function cell(text: string): string {
  if (asItIs.test(text)) return `"${guarded(text)}"`
  const plain = cleaned(text)
  const isGuarded = guarded(text) !== text
  return `"${(isGuarded ? `'${plain}` : plain).replaceAll('"', '""')}"`
}

export type Pdf = {
  bytes: Buffer /** False when a glyph forced the untagged form: the content is whole all the same, and says so. */
  accessible: boolean
}

const templates = path.join(process.cwd(), 'lib', 'files', 'typst')
const kept: { compiler: NodeCompiler | null } = { compiler: null }

/** What Typst says when it is only a sign that the standard refuses: no glyph, or one that stands for no character. */
const refusedGlyph = /the text .* (could not|cannot) be|codepoint/i

/**
 * The content as a tagged PDF/UA-1 by Typst, fonts included. Where a sign has no glyph, its number (U+FDFA) stands in its
 * place and a note names it. A glyph that the standard refuses all the same gives an untagged PDF with a note and
 * `accessible: false`; anything else that goes wrong is an error. Texts go in as JSON, never as markup.
 */
export async function renderPdf(source: DocumentContent): Promise<Pdf> {
  kept.compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fontFolders() }] })
  const compiler = kept.compiler
  const t = await textsOf(reportLocaleOf(source.language) ?? 'en', 'common')
  const content = printableContent(source)
  const main = (document: DocumentContent) => ({
    mainFilePath: path.join(templates, 'document.typ'),
    inputs: {
      content: JSON.stringify({
        ...document,
        groups: keptWhole(document.sections).map((sections) => ({ sections, whole: isShort(sections) })),
      }),
    },
  })
  const tagged = (document: DocumentContent): Buffer | null => {
    try {
      return compiler.pdf(main(document), { pdfStandard: 'ua-1' })
    } catch (error) {
      if (refusedGlyph.test(said(error))) return null
      throw error
    }
  }
  try {
    const whole = tagged(content)
    if (whole) return { bytes: whole, accessible: true }
    const { contents: _contents, summary: _summary, ...bare } = content
    const only = (signs: readonly string[]) =>
      tagged({ ...bare, title: signs.join(' '), subtitle: '', notes: [], facts: [], sections: [], footer: '' })
    const missing = shownByNone(signsWithoutGlyph(JSON.stringify(content)), (signs) => only(signs) !== null)
    const named = withNamedSigns(content, new Set(missing), (signs) => t('signsMissing', { signs }))
    const bytes = tagged(named)
    if (bytes) return { bytes, accessible: true }
    const told = { ...named, notes: [...named.notes, t('untagged')] }
    return { bytes: compiler.pdf(main(told), { pdfTags: false }), accessible: false }
  } finally {
    compiler.evictCache(0)
  }
}

/** Typst puts its words into the code of the error and leaves the message empty. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.message, 'code' in error ? String(error.code) : ''].join(' ')
}

/** Of signs that our own fonts do not show, those that no other font at hand shows either: asked by halves. */
function shownByNone(signs: readonly string[], canShow: (signs: readonly string[]) => boolean): readonly string[] {
  if (signs.length === 0 || canShow(signs)) return []
  if (signs.length === 1) return signs
  const half = Math.ceil(signs.length / 2)
  return [...shownByNone(signs.slice(0, half), canShow), ...shownByNone(signs.slice(half), canShow)]
}

/** The same content with the number of each sign that has no glyph in its place, and a note that names them. */
function withNamedSigns(
  content: DocumentContent,
  missing: ReadonlySet<string>,
  note: (signs: string) => string,
): DocumentContent {
  if (missing.size === 0) return content
  const nameOf = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const named = eachText(content, (text) =>
    Array.from(text, (sign) => (missing.has(sign) ? `[${nameOf(sign)}]` : sign)).join(''),
  )
  return { ...named, notes: [...named.notes, note([...missing].map(nameOf).join(', '))] }
}
