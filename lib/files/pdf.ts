import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type DocumentContent, printableContent } from './document'

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
