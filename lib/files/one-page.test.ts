import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { DocumentContent } from './content'
import { renderPdf } from './document'

const row = (question: string, answer: string) => ({ question, answer, state: '', source: '' })
const months = ['juli 2026', 'augustus 2026', 'september 2026']
const causes = [
  'Mail naar de verkeerde',
  'Phishing',
  'Verloren of gestolen toestel',
  'Verkeerde rechten',
  'Leverancier',
  'Papier',
  'Nog niet gezegd',
]

/** The figures of a quarter of usual size, in the language with the longest words. */
const content: DocumentContent = {
  language: 'nl',
  title: 'Gegevenslekken van OptiPost Logistics and Distribution Services NV, juli tot september 2026',
  subtitle:
    'Er werden 23 gegevenslekken ontvangen in juli tot september 2026. Meldingen die geen gegevenslek waren tellen niet mee.',
  notes: ['Voorbeeld, niet echt gebeurd'],
  facts: [
    row('Periode', 'juli tot september 2026'),
    row('Gemaakt op', 'dinsdag 6 oktober 2026, 09:12'),
    row('Tijden zijn die van', 'Europe/Brussels'),
  ].map(({ question, answer }) => ({ label: question, value: answer })),
  headings: { question: 'Wat', answer: 'Gegevenslekken', source: 'AVG', page: 'Pagina' },
  sections: [
    {
      title: 'Hoe lang het duurde',
      rows: ['Opgemerkt tot gemeld', 'Gemeld tot kennis', 'Kennis tot ingediend'].map((way) =>
        row(way, '23 gegevenslekken: de helft binnen 41 u, het langste 6 d 4 u.'),
      ),
    },
    {
      title: 'Op tijd gemeld aan de autoriteit',
      rows: [
        'Op tijd',
        'Te laat',
        'Niet nodig',
        'Loopt',
        'Te laat, nog niet gemeld',
        'Geen klok voor de autoriteit',
      ].map((one) => row(one, '4')),
    },
    {
      title: 'Gegevenslekken per maand en soort',
      rows: months.map((month) =>
        row(month, '8: Vertrouwelijkheid 4, Integriteit 1, Beschikbaarheid 1, Meer dan één soort 2'),
      ),
    },
    {
      title: 'Soorten',
      rows: [
        'Vertrouwelijkheid: openbaar gemaakt of ingezien',
        'Integriteit: gewijzigd',
        'Beschikbaarheid: verloren of onbereikbaar',
        'Nog niet gezegd',
      ].map((one) => row(one, '6')),
    },
    { title: 'Oorzaken', rows: causes.map((one) => row(one, '3')) },
  ],
  footer: 'Dertig · Cijfers van gegevenslekken · OptiPost Logistics and Distribution Services NV',
}

const pagesOf = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Type ?\/Page[^s]/g)].length

/** Sizes of text that the pages set, in points. */
function sizesOf(pdf: Buffer): number[] {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, bytes = '']) => {
    try {
      return [inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  return streams.flatMap((text) => [...text.matchAll(/\/\w+ ([\d.]+) Tf/g)].map(([, size]) => Number(size)))
}

it('figures of a quarter fit on one page, and no text in it is below 8.5 points', async () => {
  const { bytes, accessible } = await renderPdf({ ...content, layout: 'page' })
  expect(accessible).toBe(true)
  expect(pagesOf(bytes)).toBe(1)
  const sizes = sizesOf(bytes)
  expect(sizes.length).toBeGreaterThan(10)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.5)
})

it('a report is as long as it is, and what does not fit one page goes on', async () => {
  expect(pagesOf((await renderPdf(content)).bytes)).toBe(2)
  const many = Array.from({ length: 120 }, (_, n) => row(`Oorzaak ${n}`, '1'))
  const long = { ...content, sections: [...content.sections, { title: 'Alle', rows: many }], layout: 'page' as const }
  expect(pagesOf((await renderPdf(long)).bytes)).toBeGreaterThan(1)
})
