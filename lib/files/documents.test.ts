import { describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { type DocumentContent, printable } from './content'
import { renderPdf } from './document'
import { renderDocx } from './docx'
import { signsWithoutGlyph } from './fonts'

const content: DocumentContent = {
  language: 'nl',
  title: 'Aangifte L-2026-004',
  subtitle: 'GBA/APD, deel 1',
  notes: ['Voorbeeld, niet echt gebeurd'],
  facts: [{ label: 'Lek', value: 'L-2026-004' }],
  headings: { question: 'Vraag', answer: 'Antwoord', source: 'Bron', page: 'Pagina' },
  sections: [
    {
      title: '1. Organisatie',
      rows: [{ question: 'Naam', answer: 'OptiPost NV\n#panic() *x* [y] $z$', state: 'Bevestigd', source: '' }],
    },
  ],
  footer: 'L-2026-004',
}

describe('documents', () => {
  it('a PDF is tagged PDF/UA-1 and says its language', async () => {
    const { bytes, accessible } = await renderPdf(content)
    const raw = bytes.toString('latin1')
    expect(accessible).toBe(true)
    expect(raw.startsWith('%PDF-')).toBe(true)
    expect(raw).toContain('/MarkInfo')
    expect(raw).toMatch(/pdfuaid:part/)
    expect(raw).toMatch(/\/Lang ?\(nl/)
  })

  it.each([
    ['Han and kana', '中文 東京 かな'],
    ['Hangul', '한국어'],
    ['Greek', 'Ελληνικά, πολυτονικό ᾧ'],
    ['Cyrillic', 'Україна, Ђорђе'],
    ['marks that turn the text', 'a\u202eb\u2066c\u200d'],
    ['markup', '#panic() *x* [y] $z$'],
  ])('%s is shown, in a tagged PDF without a note', async (_, title) => {
    expect(signsWithoutGlyph(title)).toEqual([])
    const { accessible, bytes } = await renderPdf({ ...content, title })
    expect(accessible).toBe(true)
    // A note would be one more paragraph: the same file with one is longer.
    const noted = await renderPdf({ ...content, title, notes: [...content.notes, 'One more note'] })
    expect(noted.bytes.length).toBeGreaterThan(bytes.length)
  })

  it('a sign without a glyph is named by its number, and the PDF is tagged all the same', async () => {
    expect(signsWithoutGlyph('a ﷺ \u{10ffff} ﷺ')).toEqual(['ﷺ', '\u{10ffff}'])
    const { accessible } = await renderPdf({ ...content, title: 'Name ﷺ \u{10ffff}' })
    expect(accessible).toBe(true)
  })

  it('what is wrong with more than a sign is an error, not an untagged PDF', async () => {
    await expect(renderPdf({ ...content, language: 'no language' })).rejects.toThrow()
  })

  it.each([60, 300])('an answer of %d lines is whole, in PDF and DOCX', async (count) => {
    const answer = Array.from({ length: count }, (_, line) => `line ${line + 1}`).join('\n')
    const section = { title: 'Long', rows: [{ question: 'All?', answer, state: '', source: '' }] }
    const pages = async (sections: DocumentContent['sections']) =>
      ((await renderPdf({ ...content, sections })).bytes.toString('latin1').match(/\/Type ?\/Page\b/g) ?? []).length
    expect(await pages([section])).toBeGreaterThan(await pages([]))
    const xml = await documentXml(await renderDocx({ ...content, sections: [section] }))
    expect(xml).not.toContain('w:cantSplit')
    expect(xml.match(/line \d+</g)).toHaveLength(count)
  })

  it('columns of a DOCX are fixed, so that a long word breaks inside its own', async () => {
    const xml = await documentXml(await renderDocx(content))
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>')
    expect(xml.match(/<w:gridCol w:w="(\d+)"\/>/g)).toHaveLength(2)
  })

  it.each([
    ['a\u0000b\u0007c', 'abc'],
    ['line\r\nbreak', 'line\nbreak'],
    ['e\u0301', 'é'],
    ['lone \ud800 half', 'lone \ufffd half'],
    ['invoice\u202etxt.exe\u2066', 'invoicetxt.exe'],
  ])('%j is printed as %j', (typed, printed) => {
    expect(printable(typed)).toBe(printed)
  })

  it('a DOCX is a zip with the answers in it', async () => {
    const bytes = await renderDocx({ ...content, title: 'Control \u0001 character' })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.length).toBeGreaterThan(5_000)
  })
})

/** The text of a Word document as XML. */
async function documentXml(docx: Buffer): Promise<string> {
  const zip = await fromBufferPromise(docx)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }
  throw new Error('no document in it')
}
