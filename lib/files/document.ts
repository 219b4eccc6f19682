import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { cleaned } from '@/lib/text/characters'

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
}

/** Text that both formats can hold, in one spelling (NFC). */
export function printable(text: string): string {
  return cleaned(text).normalize('NFC')
}

/** The same content with every text made printable. */
export function printableContent(content: DocumentContent): DocumentContent {
  return {
    ...content,
    language: content.language,
    title: printable(content.title),
    subtitle: printable(content.subtitle),
    notes: content.notes.map(printable),
    facts: content.facts.map((fact) => ({ label: printable(fact.label), value: printable(fact.value) })),
    sections: content.sections.map((section) => ({
      title: printable(section.title),
      rows: section.rows.map((row) => ({
        question: printable(row.question),
        answer: printable(row.answer),
        state: printable(row.state),
        source: printable(row.source),
      })),
    })),
    footer: printable(content.footer),
  }
}

/** What a spreadsheet would take for a formula: the first sign that is seen, in any width. */
const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens as text: UTF-8 with byte order mark, every cell in quotes, a cell
 * that looks like a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly string[])[], separator: ',' | ';' = ','): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`
}

function cell(text: string): string {
  const plain = cleaned(text)
  return `"${(formula.test(text) ? `'${plain}` : plain).replaceAll('"', '""')}"`
}

export type Pdf = {
  bytes: Buffer /** False when a glyph forced the untagged form: the content is whole all the same. */
  accessible: boolean
}

const templates = path.join(process.cwd(), 'lib', 'files', 'typst')
const kept: { compiler: NodeCompiler | null } = { compiler: null }

/**
 * The content as a tagged PDF/UA-1 by Typst, fonts included. A glyph the standard refuses gives an untagged PDF and
 * `accessible: false`, never no PDF. Texts go in as JSON, never as markup.
 */
export function renderPdf(content: DocumentContent): Pdf {
  kept.compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fontFolders() }] })
  const compiler = kept.compiler
  const main = {
    mainFilePath: path.join(templates, 'document.typ'),
    inputs: { content: JSON.stringify(printableContent(content)) },
  }
  try {
    return { bytes: compiler.pdf(main, { pdfStandard: 'ua-1' }), accessible: true }
  } catch {
    return { bytes: compiler.pdf(main, { pdfTags: false }), accessible: false }
  } finally {
    compiler.evictCache(10)
  }
}

function fontFolders(): string[] {
  const fonts = path.join(process.cwd(), 'node_modules', '@expo-google-fonts', 'inter')
  return ['400Regular', '600SemiBold'].map((weight) => path.join(fonts, weight))
}
