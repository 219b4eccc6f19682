import { describe, expect, it } from 'vitest'
import { exampleWords, isText, tellingIn } from './language'
import { heldExercise, toldByLink } from './leaks/today'
import { exampleLeaks } from './load-leaks'
import { disclosures } from './optipost/disclosures'
import { findings, scenarioFinding } from './optipost/findings'
import { departments, organisation } from './optipost/people'
import { promises, statementNote } from './optipost/promises'
import { everyExample } from './optipost/records'
import { exampleRequests } from './optipost/requests'

/** Names and addresses: the same in every language. */
const names = [
  'MailChimp',
  'OptiPost NV',
  'Korte Meer 4, bus 1',
  '+32 9 279 98 57',
  '+32 2 274 48 00',
  'Gegevensbeschermingsautoriteit / Autorité de protection des données',
  'Drukpersstraat 35 / Rue de la Presse 35, 1000 Brussel / Bruxelles',
]
/** Words that are the same in this language. */
const borrowed: Record<string, readonly string[]> = {
  nl: ['IT', 'Marketing', 'Website', 'Marketing (example)', 'Cookies on the website'],
  fr: ['Marketing'],
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return isText(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const { confirm, aware, advice, grounds, wentWell, toChange } = heldExercise
const team = [toldByLink.story, toldByLink.measures, confirm, aware, advice, grounds, wentWell, toChange]
// The statement is quoted as it was published, in English.
const stated = [statementNote, ...promises.map(({ title }) => title)]
const leaks = [exampleLeaks, team]
/** Their names are the same in every language. */
const requests = exampleRequests.map(({ words, steps }) => ({ words, steps }))
const data = [everyExample, leaks, requests, findings, scenarioFinding, departments, organisation, stated, disclosures]
const texts = [...new Set(data.flatMap(textsIn))]

describe.each(['nl', 'fr'] as const)('the example in %s', (language) => {
  const telling = tellingIn(language)

  it('has every text that people wrote, each with words of its own', () => {
    expect(texts.length).toBeGreaterThan(400)
    const same = texts.filter((text) => telling.text(text) === text)
    expect(same.filter((text) => !names.includes(text) && !borrowed[language]?.includes(text))).toEqual([])
  })

  it('says what is marked as an example so, and keeps references and figures', () => {
    const figures = (text: string) =>
      text.match(/\d+(?:[.,\u00a0]\d+)*/g)?.map((figure) => figure.replace(/\D/g, '')) ?? []
    const lost = texts.filter((text) => {
      const told = figures(telling.text(text))
      return figures(text).some((figure) => !told.includes(figure))
    })
    expect(lost).toEqual([])
    const example = { nl: /voorbeeld|niet echt/i, fr: /exemple|n’a pas eu lieu/i }[language]
    expect(
      texts.filter((text) => /\(example\)|did not happen/.test(text) && !example.test(telling.text(text))),
    ).toEqual([])
  })
})

it('no word is kept for a text that nobody says', () => {
  const elsewhere =
    /^(The published privacy statement promises it|Example: not every|Example, did not happen: a|Marketing, by|Nobody had)/
  expect(Object.keys(exampleWords).filter((text) => !texts.includes(text) && !elsewhere.test(text))).toEqual([])
})

it('refuses a text without a word', () => {
  expect(() => tellingIn('nl').text('Something new.')).toThrow(/no nl for/)
  expect(tellingIn('en').text('Something new.')).toBe('Something new.')
})
