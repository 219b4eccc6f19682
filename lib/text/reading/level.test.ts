import { describe, expect, it } from 'vitest'
import type { ReportLocale } from '../locale'
import { longSentence, readingMeasure, readingOf, sentencesOf, syllablesIn } from './level'

describe('syllables', () => {
  it.each<[ReportLocale, string, number]>([
    ['en', 'cat', 1],
    ['en', 'table', 2],
    ['en', 'house', 1],
    ['en', 'changed', 1],
    ['en', 'wanted', 2],
    ['en', 'password', 2],
    ['en', 'information', 4],
    ['en', 'the', 1],
    ['nl', 'brief', 1],
    ['nl', 'gegevens', 3],
    ['nl', 'wachtwoord', 2],
    ['nl', 'beïnvloeden', 4],
    ['nl', 'leeuw', 1],
    ['nl', 'nieuws', 1],
    ['nl', 'verantwoordelijke', 6],
    ['fr', 'lettre', 1],
    ['fr', 'données', 2],
    ['fr', 'téléphone', 3],
    ['fr', 'responsabilité', 6],
    ['fr', 'l’adresse', 2],
    ['de', 'Haus', 1],
    ['de', 'Daten', 2],
    ['de', 'Verantwortliche', 5],
    ['de', 'Passwörter', 3],
    ['de', 'z', 1],
  ])('%s: %s has %i', (language, word, expected) => {
    expect(syllablesIn(word, language)).toBe(expected)
  })
})

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['It was on 3 p.m. of a day.', ['It was on 3 p.m. of a day.']],
    ['– first item\n– second item', ['first item', 'second item']],
    ['A heading\nAnd a sentence.', ['A heading', 'And a sentence.']],
    ['Wrote to info@optipost.be. Then waited.', ['Wrote to info@optipost.be.', 'Then waited.']],
  ])('of %j', (text, expected) => expect(sentencesOf(text)).toEqual(expected))
})

const easy: Record<ReportLocale, string> = {
  en: 'We lost a list. Your name is on it. We are sorry for this. Do you get a strange call? Then hang up. Do not give your code. Call us if you are not sure. We will help you at once.',
  nl: 'Wij zijn een lijst kwijt. Uw naam staat er op. Dat spijt ons. Belt er iemand die u niet kent? Leg dan neer. Geef nooit uw code. Bel ons als u twijfelt. Wij helpen u meteen. Het is niet uw fout.',
  fr: 'Nous avons perdu une liste. Votre nom est sur cette liste. Nous le regrettons. Vous recevez un appel étrange ? Ne dites rien. Ne donnez pas votre code. Appelez-nous en cas de doute. Nous sommes là pour vous.',
  de: 'Wir haben eine Liste verloren. Ihr Name steht auf der Liste. Das tut uns leid. Ruft Sie jemand an? Legen Sie auf. Sagen Sie keinen Code. Rufen Sie uns an. Wir helfen Ihnen gern und sind immer für Sie da.',
}
const hard: Record<ReportLocale, string> = {
  en: 'The unauthorised dissemination of confidential information constitutes a considerable infringement of organisational responsibilities, necessitating immediate communication regarding potential consequences, notwithstanding the considerable uncertainties concerning individual identification possibilities and administrative investigations.',
  nl: 'De ongeautoriseerde verspreiding van vertrouwelijke persoonsgegevens vertegenwoordigt een aanzienlijke inbreuk op organisatorische verantwoordelijkheden, waardoor onmiddellijke communicatie betreffende potentiële gevolgen noodzakelijk wordt geacht, niettegenstaande aanzienlijke onzekerheden aangaande individuele identificatiemogelijkheden en administratieve onderzoeksverrichtingen dienaangaande.',
  fr: 'La diffusion non autorisée d’informations confidentielles constitue une violation considérable des responsabilités organisationnelles, nécessitant une communication immédiate relative aux conséquences potentielles, indépendamment des incertitudes significatives concernant les possibilités d’identification individuelle et les investigations administratives correspondantes.',
  de: 'Die unbefugte Weitergabe vertraulicher personenbezogener Informationen stellt eine erhebliche Verletzung organisatorischer Verantwortlichkeiten dar, weshalb eine unverzügliche Benachrichtigung hinsichtlich möglicher Auswirkungen erforderlich erscheint, ungeachtet beträchtlicher Unsicherheiten bezüglich individueller Identifizierungsmöglichkeiten sowie verwaltungsrechtlicher Untersuchungsmaßnahmen der zuständigen Behörden.',
}
const languages = ['nl', 'fr', 'de', 'en'] as const

describe.each(languages)('%s', (language) => {
  it('tells a plain text from a hard one', () => {
    expect(['easy', 'very_easy']).toContain(readingOf(easy[language], language).level)
    expect(readingOf(hard[language], language)).toMatchObject({ level: 'very_hard', score: 0 })
  })

  it('names the longest sentences, at most three, longest first', () => {
    const text = [easy[language], hard[language]].join(' ')
    const { long } = readingOf(text, language)
    expect(long.map(({ text: said }) => said)).toEqual([hard[language]])
    expect(long[0]?.words).toBeGreaterThan(longSentence)
    const words = (count: number) => `A${' b'.repeat(count - 1)}.`
    const four = readingOf([30, 25, 40, 23, 22].map(words).join(' '), language)
    expect(four.long.map((one) => one.words)).toEqual([40, 30, 25])
  })

  it('says nothing about a few words', () => {
    expect(readingOf('', language)).toEqual({ level: 'short', score: 0, words: 0, perSentence: 0, long: [] })
    expect(readingOf('Dank u.', language).level).toBe('short')
  })
})

it.each<[ReportLocale, number]>([
  // Thirty words of one syllable, five sentences of six words: the formula by hand.
  ['en', 206.835 - 1.015 * 6 - 84.6],
  ['nl', 206.835 - 0.93 * 6 - 77],
  ['fr', 207 - 1.015 * 6 - 73.6],
  ['de', 180 - 6 - 58.5],
])('%s by its formula', (language, expected) => {
  const text = 'Ba ba ba ba ba ba. '.repeat(5)
  expect(readingOf(text, language)).toMatchObject({
    words: 30,
    perSentence: 6,
    score: Math.min(100, Math.round(expected)),
  })
})

it('each language has its measure by name', () => {
  expect(languages.map(readingMeasure)).toEqual(['Flesch–Douma', 'Kandel–Moles', 'Amstad', 'Flesch'])
})

it('stays quick on a long text without an end', () => {
  const began = performance.now()
  readingOf('a'.repeat(20_000), 'en')
  readingOf('ab '.repeat(10_000), 'nl')
  readingOf('([('.repeat(7_000), 'fr')
  expect(performance.now() - began).toBeLessThan(1500)
})
