import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { textsOf } from '@/lib/text/catalogue'
import { cleaned } from '@/lib/text/characters'
import { localeOf } from '@/lib/text/locale'
import { fontFolders, signsWithoutGlyph } from './fonts'

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
  /** Small print at the foot of every page. */
  footer: string
  /** `page`: figures of a usual size on one page, closer together; `report`, also unsaid: as long as it is. A PDF asks it. */
  layout?: 'report' | 'page'
}

/** Text that both formats can hold, in one spelling (NFC). */
export function printable(text: string): string {
  return cleaned(text).normalize('NFC')
}

/** The same content with every text made printable. */
export function printableContent(content: DocumentContent): DocumentContent {
  return eachText(content, printable)
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
    footer: change(content.footer),
  }
}

/** What a spreadsheet would take for a formula: the first sign that is seen, in any width, behind whatever is not seen. */
const formula =
  /^[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]|^[\t\r\n\v\f]/u

/** What a file of text begins with so that a spreadsheet reads it as UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * A row as CSV (RFC 4180) that a spreadsheet opens as text: every cell in quotes, a cell that looks like a formula
 * begins with an apostrophe (OWASP, CSV injection). A file of them begins with the byte order mark.
 */
export function csvLine(cells: readonly string[], separator: ',' | ';' = ','): string {
  return `${cells.map(cell).join(separator)}\r\n`
}

function cell(text: string): string {
  const plain = cleaned(text)
  return `"${(formula.test(text) ? `'${plain}` : plain).replaceAll('"', '""')}"`
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
  const t = await textsOf(localeOf(source.language) ?? 'en', 'common')
  const content = printableContent(source)
  const main = (document: DocumentContent) => ({
    mainFilePath: path.join(templates, 'document.typ'),
    inputs: { content: JSON.stringify(document) },
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
    const named = withNamedSigns(content, (signs) => t('signsMissing', { signs }))
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

/** The same content with the number of each sign that has no glyph in its place, and a note that names them. */
function withNamedSigns(content: DocumentContent, note: (signs: string) => string): DocumentContent {
  const missing = new Set(signsWithoutGlyph(JSON.stringify(content)))
  if (missing.size === 0) return content
  const nameOf = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const named = eachText(content, (text) =>
    Array.from(text, (sign) => (missing.has(sign) ? `[${nameOf(sign)}]` : sign)).join(''),
  )
  return { ...named, notes: [...named.notes, note([...missing].map(nameOf).join(', '))] }
}
