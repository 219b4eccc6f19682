import { describe, expect, it } from 'vitest'
import { renderPdf } from '@/lib/files/document'
import { renderDocx } from '@/lib/files/docx'
import {
  bare,
  docxText,
  docxXml,
  isThere,
  pdfFacts,
  pdfPages,
  printedByOffice,
} from '@/lib/files/testing/read-documents'
import { profiles } from '../profiles/all'
import { gbaPart1 } from '../profiles/gba'
import type { Profile } from '../profiles/profile'
import { barestFacts, begun, fullestFacts, somePrinting, someZone, viewOf } from '../testing/some-report'
import { type DraftLanguage, type DraftValues, draftLanguages } from '../values'
import { documentOf } from './document'
import { reportJson } from './json'

const hasPoppler = isThere('pdftotext') && isThere('pdfinfo')
const hasOffice = isThere('soffice')
if (!hasPoppler) console.warn('NOT TESTED: no pdftotext (poppler) here, so nothing is read back from a PDF')
if (!hasOffice) console.warn('NOT TESTED: no soffice (LibreOffice) here, so no DOCX is printed by another program')

/** A text of exactly so many signs of which each word stands once: what is cut or doubled anywhere is seen. */
function longText(code: string, length: number): string {
  const words = Array.from({ length: Math.ceil(length / 6) }, (_, index) => `é${String(index).padStart(4, '0')}`)
  return `${code} ${words.join(' ')}`.slice(0, length).trimEnd()
}

/** Everything answered: as the leak tells it, the rest typed, two fields as long as they may be. */
async function complete(profile: Profile, language: DraftLanguage): Promise<DraftValues> {
  const values = await begun(profile, language, fullestFacts)
  const texts = profile.fields.filter(({ kind }) => kind === 'text').map(({ code }) => code)
  const long = [texts[0], texts.at(-1)]
  return Object.fromEntries(
    profile.fields.map(({ code, kind, max }) => {
      const value = values[code]
      if (long.includes(code)) return [code, typed(longText(code, max))]
      if (value && value.state !== 'empty') return [code, { ...value, state: 'known' as const }]
      return [code, typed(kind === 'text' ? `${code}: Ωmega „çedille“ ﬁn\nשם: דוד` : `${code} № 5 œuvre`)]
    }),
  )
}

const typed = (text: string) => ({ state: 'known' as const, text, source: null, expectedOn: null })

const cases = profiles.flatMap((profile) =>
  draftLanguages
    .filter((language) => profile.languages.includes(language))
    .map((language) => ({ code: profile.code, profile, language })),
)

async function contents(
  { profile, language }: Pick<(typeof cases)[number], 'profile' | 'language'>,
  how: 'complete' | 'empty',
) {
  const values = how === 'complete' ? await complete(profile, language) : await begun(profile, language, barestFacts)
  const view = viewOf(profile, language, values)
  return { view, content: await documentOf(view, someZone, somePrinting) }
}

/** All that must be found, in its order. */
type Content = Awaited<ReturnType<typeof contents>>['content']
const expected = (content: Content) => [
  content.title,
  content.subtitle,
  ...content.notes,
  ...content.facts.flatMap(({ label, value }) => [label, value]),
  ...content.sections.flatMap(({ title, rows }) => [
    title,
    ...rows.flatMap(({ question, answer, state, source }) => [question, answer, state, source]),
  ]),
]

/** What is not found behind what was found before it. */
function lost(content: Content, text: string): string[] {
  let from = 0
  return expected(content).flatMap((part) => {
    const wanted = bare(part)
    const at = text.indexOf(wanted, from)
    if (at === -1) return [part.slice(0, 80)]
    from = at + wanted.length
    return []
  })
}

/** A page without what stands on each: the head of a table, the foot. */
function bodyOf(content: Content, page: string): string {
  const head = bare(content.headings.question + content.headings.answer)
  const text = bare(page)
  const foot = text.lastIndexOf(bare(content.footer))
  return (foot === -1 ? text : text.slice(0, foot)).replaceAll(head, '')
}

describe('documents of a report', () => {
  it.each(cases)('$code in $language', { timeout: 60_000 }, async (one) => {
    for (const how of ['complete', 'empty'] as const) {
      const { content, view } = await contents(one, how)
      expect(JSON.stringify(content)).not.toMatch(/"(question|label|title|answer|value)":"\s*"/)
      // A code that no language has words for, or a key of a text.
      expect(expected(content).filter((part) => /^[a-z]+(_[a-z]+)+$|^(drafts|codes)\./.test(part))).toEqual([])
      expect(content.sections.map(({ title }) => Number.parseInt(title, 10))).toEqual(
        content.sections.map((_, n) => n + 1),
      )

      const docx = await renderDocx(content)
      expect(lost(content, bare(await docxText(docx)))).toEqual([])
      expect(bare(await docxXml(docx, 'word/footer'))).toContain(bare(somePrinting.log.root))

      const pdf = await renderPdf(content)
      expect(pdf.accessible).toBe(true)
      if (hasPoppler) {
        const pages = pdfPages(pdf.bytes)
        expect(lost(content, pages.map((page) => bodyOf(content, page)).join(''))).toEqual([])
        for (const page of pages) expect(bare(page)).toContain(bare(somePrinting.log.root))
        for (const page of pages) expect(rowsOn(content, page), page).not.toBe(1)
      }

      const json = JSON.parse(JSON.stringify(await reportJson(view, somePrinting)))
      expect(json.fields.map(({ code }: { code: string }) => code)).toEqual(one.profile.fields.map(({ code }) => code))
      expect(json.fields.map(({ text }: { text: string }) => text)).toEqual(
        one.profile.fields.map(({ code }) => view.values[code]?.text),
      )
    }
  })

  /** How many rows begin on a page that holds nothing else than them; a page that is full of one long answer has none to count. */
  function rowsOn(content: Content, page: string): number {
    const body = bodyOf(content, page)
    if (body.length > 400) return Number.POSITIVE_INFINITY
    return content.sections.flatMap(({ rows }) => rows).filter(({ question }) => body.includes(bare(question))).length
  }

  it.runIf(hasPoppler)('a PDF is tagged, says its language, and has its fonts inside', async () => {
    for (const language of draftLanguages) {
      const profile = profiles.find(({ languages }) => languages.includes(language))
      if (!profile) throw new Error('no profile')
      const { content } = await contents({ profile, language }, 'complete')
      const { bytes } = await renderPdf(content)
      const { info, fonts, structure } = pdfFacts(bytes)
      expect(info).toMatch(/^Tagged:\s+yes$/m)
      expect(info).toContain(content.title)
      const rows = fonts.trim().split('\n').slice(2)
      expect(rows.length).toBeGreaterThan(0)
      // Columns from the right: object, generation, with a table of characters, a part of the font, inside.
      for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +\d+\s*$/)
      const count = (tag: string) => structure.match(new RegExp(`^\\s*${tag}\\b`, 'gm'))?.length ?? 0
      expect(count('H1')).toBe(1)
      expect(count('H2')).toBe(content.sections.length)
      expect(count('Table')).toBeGreaterThanOrEqual(content.sections.length)
      expect(count('TH')).toBeGreaterThanOrEqual(2 * content.sections.length)
      const rest = content.sections.flatMap(({ rows: all }) => all)
      expect(count('TD')).toBeGreaterThanOrEqual(2 * rest.length)
      const raw = bytes.toString('latin1')
      expect(raw).toMatch(/pdfuaid:part(>|=")1/)
      expect(raw).toMatch(new RegExp(`/Lang ?\\(${language}`))
      expect(raw).toMatch(/\/DisplayDocTitle true/)
    }
  })

  it.runIf(hasOffice && hasPoppler)(
    'every DOCX says the same when another program prints it',
    { timeout: 600_000 },
    async () => {
      const every = await Promise.all(
        cases.flatMap((one) => (['complete', 'empty'] as const).map(async (how) => (await contents(one, how)).content)),
      )
      const printed = printedByOffice(await Promise.all(every.map((content) => renderDocx(content))))
      const found = every.map((content, at) =>
        lost(
          content,
          pdfPages(printed[at] ?? Buffer.of())
            .map((page) => bodyOf(content, page))
            .join(''),
        ),
      )
      expect(found).toEqual(every.map(() => []))
    },
  )

  it('tells when it is due and when it was printed, and nothing that runs', async () => {
    const { content } = await contents({ profile: gbaPart1, language: 'nl' }, 'empty')
    const facts = content.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    expect(facts).toContain('Afgedrukt: ')
    expect(facts).not.toMatch(/\d+ (d|u|min)\b/)
  })
})
