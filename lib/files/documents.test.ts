import { describe, expect, it } from 'vitest'
import { type DocumentContent, printable, renderPdf } from './document'
import { renderDocx } from './docx'

const content: DocumentContent = {
  language: 'nl',
  title: 'Aangifte L-2026-004',
  subtitle: 'GBA/APD, deel 1',
  notes: ['Voorbeeld, niet gebeurd'],
  facts: [{ label: 'Lek', value: 'L-2026-004' }],
  headings: { question: 'Vraag', answer: 'Antwoord', source: 'Bron', page: 'Bladzijde' },
  sections: [
    {
      title: '1. Organisatie',
      rows: [{ question: 'Naam', answer: 'OptiPost NV\n#panic() *x* [y] $z$', state: 'Bevestigd', source: '' }],
    },
  ],
  footer: 'L-2026-004',
}

describe('documents', () => {
  it('a PDF is tagged PDF/UA-1 and says its language', () => {
    const { bytes, accessible } = renderPdf(content)
    const raw = bytes.toString('latin1')
    expect(accessible).toBe(true)
    expect(raw.startsWith('%PDF-')).toBe(true)
    expect(raw).toContain('/MarkInfo')
    expect(raw).toMatch(/pdfuaid:part/)
    expect(raw).toMatch(/\/Lang ?\(nl/)
  })

  it('text that looks like markup stays text, and a glyph that the standard refuses still gives a PDF', () => {
    const { bytes, accessible } = renderPdf({ ...content, title: 'Emoji 😀 中文' })
    expect(accessible).toBe(false)
    expect(bytes.length).toBeGreaterThan(5_000)
  })

  it.each([
    ['a\u0000b\u0007c', 'abc'],
    ['line\r\nbreak', 'line\nbreak'],
    ['e\u0301', 'é'],
    ['lone \ud800 half', 'lone \ufffd half'],
  ])('%j is printed as %j', (typed, printed) => {
    expect(printable(typed)).toBe(printed)
  })

  it('a DOCX is a zip with the answers in it', async () => {
    const bytes = await renderDocx({ ...content, title: 'Control \u0001 character' })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.length).toBeGreaterThan(5_000)
  })
})
