import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { textsOf } from '@/lib/text/catalogue'
import { reportLocaleOf } from '@/lib/text/locale'
import { type DocumentContent, eachText, isShort, keptWhole, printableContent } from './content'
import { fontFolders, signsWithoutGlyph } from './fonts'

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
