import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { markupOf } from '@/components/testing/markup'
import { adequacyDecisions } from '@/lib/law/adequacy'
import { transferFacts } from '@/lib/law/transfers'
import { initialState } from '@/lib/table/state'
import { calendarDateSchema } from '@/lib/time/types'
import { type FlowActivityFacts, type FlowPartyFacts, type FlowWords, flowOfFacts, type TransferRow } from './graph'
import { FlowList, flowShape } from './screens/list'
import { FlowPicture } from './screens/picture'

const words: FlowWords = {
  column: (name) => `column ${name}`,
  noSource: 'no source',
  here: 'here',
  party: ({ as, title }) => (as === 'record' || as === 'named' ? title : as),
  kind: ({ kind }) => kind ?? '',
  marks: ({ marks }) => marks.map((mark) => `lacks ${mark}`),
  country: ({ country }) => country || 'country not said',
  mechanism: ({ mechanism }) => mechanism ?? 'no mechanism',
  gaps: ({ gaps }) => gaps.map((gap) => `gap ${gap}`),
  stated: ({ statedBy }) => `stated in ${statedBy}`,
  state: (state) => state,
}

const transfer = (more: object): TransferRow =>
  transferFacts.parse({
    ...{ country: 'US', mechanism: '46_2c', sccModule: 'module_2', signedOn: '2025-01-01', document: 'File 12' },
    ...{ assessedOn: '2025-01-01', assessment: 'equivalent', ...more },
  })
const mailer: FlowPartyFacts = {
  ...{ ref: 'X-001', title: 'MailCo', legalName: '', kind: 'processor', country: 'BE' },
  ...{ transfers: [transfer({}), transfer({ country: 'IN', mechanism: null })], marks: ['agreement'] },
}
const payer: FlowPartyFacts = { ...mailer, ref: 'X-002', title: 'PayCo', transfers: [], marks: [] }
const website = { ref: 'S-001', title: 'Website' }
const shop = { ref: 'S-002', title: 'Shop' }
const blank = { sources: [], parties: [], recipients: [], noRecipients: false, transfers: [] }
const activities: FlowActivityFacts[] = [
  { ...blank, ref: 'A-001', title: 'Newsletter', sources: [website, shop], parties: [mailer] },
  {
    ...{ ...blank, ref: 'A-002', title: 'Invoices', sources: [shop], parties: [mailer, payer] },
    recipients: [{ kind: 'authority', name: 'Tax office', country: '' }],
    transfers: [transfer({ recipient: 'PayCo', country: 'JP', mechanism: '45_adequacy' })],
  },
  { ...blank, ref: 'A-003', title: 'Visitors', noRecipients: true },
]
const flow = flowOfFacts(activities, { on: calendarDateSchema.parse('2026-06-02'), adequacy: adequacyDecisions })

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')
const wrongIn = (text: string) => all(text, /(lacks \w+|gap \w+)/g)

/** Facts read back from the picture: boxes by their text, followed along the lines that are drawn. */
function factsInPicture(): string[] {
  const html = renderToStaticMarkup(<FlowPicture flow={flow} words={words} current="A-001" />)
  const boxes = new Map(
    [...html.matchAll(/<li data-node="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(([, id = '', inside = '']) => [
      id,
      textOf(inside),
    ]),
  )
  const lines = [...html.matchAll(/data-from="([^"]*)" data-to="([^"]*)"/g)].map(([, from = '', to = '']) => ({
    from,
    to,
  }))
  expect(lines.every(({ from, to }) => boxes.has(from) && boxes.has(to))).toBe(true)
  const next = (id: string) => lines.filter(({ from }) => from === id).map(({ to }) => to)
  const before = (id: string) => lines.filter(({ to }) => to === id).map(({ from }) => boxes.get(from) ?? '')
  const refIn = (id: string) => /([A-Z]-\d{3})/.exec(boxes.get(id) ?? '')?.[1] ?? ''
  return [...boxes.keys()]
    .filter((id) => id.startsWith('activity '))
    .flatMap((activity) =>
      next(activity).flatMap((party) => {
        const by = [`stated in ${refIn(activity)}`, `stated in ${refIn(party) || refIn(activity)}`]
        const ends = next(party).filter((end) => by.some((said) => boxes.get(end)?.startsWith(said)))
        const sources = before(activity).sort().join(' + ') || 'no source'
        return (ends.length > 0 ? ends : [null]).map((end) => {
          const to = boxes.get(party) ?? ''
          const there = end === null ? '' : (boxes.get(end) ?? '')
          return [sources, boxes.get(activity)?.replace(' here', ''), ...phrasesOf(to, there)].join(' | ')
        })
      }),
    )
    .sort()
}

/** The words of a party and of an end in one order, whichever way they stand on the screen. */
function phrasesOf(party: string, end: string): string[] {
  const bare = (text: string) =>
    text
      .replace(/ ?(lacks \w+|gap \w+|·)/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const parts = (text: string) => bare(text).split(' ').sort().join(' ')
  return [parts(party), parts(end), [...wrongIn(party), ...wrongIn(end)].sort().join(', ')]
}

/** Facts read back from the rows of the list. */
async function factsInList(): Promise<string[]> {
  const html = await markupOf(
    <FlowList flow={flow} words={words} caption="" path="/flow" state={initialState(flowShape)} />,
  )
  const body = /<tbody[^>]*>(.*)<\/tbody>/.exec(html)?.[1] ?? ''
  return all(body, /<tr[^>]*>(.*?)<\/tr>/g)
    .map((row) => {
      const [source = '', activity = '', party = '', country = '', mechanism = '', state = ''] = all(
        row,
        /<t[dh][^>]*>(.*?)<\/t[dh]>/g,
      )
      const sources = all(source, /<li>(.*?)<\/li>/g).map(textOf)
      const end = textOf(country) === '' ? '' : `${textOf(country)} ${textOf(mechanism)}`
      const [to, there] = phrasesOf(textOf(party), end)
      return [
        sources.sort().join(' + ') || textOf(source),
        textOf(activity),
        to,
        there,
        wrongIn(textOf(state)).sort().join(', '),
      ].join(' | ')
    })
    .sort()
}

describe('picture and list', () => {
  it('tell exactly the same facts', async () => {
    const facts = factsInPicture()
    expect(facts).toEqual(await factsInList())
    expect(facts).toHaveLength(flow.lines.length)
    expect(facts).toContain(
      'S-001 Website + S-002 Shop | A-001 Newsletter | MailCo X-001 processor | IN X-001 in mechanism no stated | gap mechanism_missing, lacks agreement',
    )
    expect(facts).toContain('no source | A-003 Visitors | nobody |  | ')
  })

  it('of very many facts the list shows a page, and every one is on some page once', async () => {
    const many = flowOfFacts(
      Array.from({ length: 120 }, (_, n) => ({ ...blank, ref: `A-${100 + n}`, title: 'T', noRecipients: true })),
      { on: calendarDateSchema.parse('2026-06-02'), adequacy: adequacyDecisions },
    )
    const pages = await Promise.all(
      [1, 2, 3, 9].map(async (page) => {
        const state = { ...initialState(flowShape), page }
        return all(
          await markupOf(<FlowList flow={many} words={words} caption="" path="/flow" state={state} />),
          /id="row-(A-\d+)/g,
        )
      }),
    )
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20, 20])
    expect(new Set(pages.flat()).size).toBe(120)
  })

  it('say in words what is amber, and nothing else is', () => {
    const html = renderToStaticMarkup(<FlowPicture flow={flow} words={words} current="A-001" />)
    const boxes = all(html, /<li[^>]*>(<a.*?<\/a>)/g)
    for (const box of boxes) expect(/bg-withinday/.test(box), box).toBe(wrongIn(textOf(box)).length > 0)
  })

  it('every box is a link in reading order, and only the record itself is marked', () => {
    const html = renderToStaticMarkup(<FlowPicture flow={flow} words={words} current="A-001" />)
    const links = all(html, /<a [^>]*href="([^"]*)"/g)
    expect(links.length).toBe(all(html, /(<li)/g).length)
    expect(links.slice(0, 3)).toEqual([
      '/registers/sources/S-001',
      '/registers/sources/S-002',
      '/registers/activities/A-001',
    ])
    expect(all(html, /aria-current="(\w+)"/g)).toEqual(['true'])
  })
})
