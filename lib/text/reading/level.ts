import type { ReportLocale } from '../locale'

/** How hard a text reads, from its formula; `short`: too few words to say. */
export const readingLevels = ['very_easy', 'easy', 'ordinary', 'hard', 'very_hard', 'short'] as const
export type ReadingLevel = (typeof readingLevels)[number]

export type Reading = {
  level: ReadingLevel
  /** About 0 (very hard) to 100 (very easy), rounded. */
  score: number
  words: number
  /** Words in a sentence, on average, to one decimal. */
  perSentence: number
  /** The longest sentences above the limit, longest first, at most three. */
  long: readonly { text: string; words: number }[]
}

/**
 * The measures, one a language: constant − a × words per sentence − b × syllables per word. English: Flesch Reading Ease
 * (1948). Dutch: Flesch–Douma (1960). French: Kandel and Moles (1958), as it is commonly computed. German: Amstad (1978).
 */
const formulas: Readonly<Record<ReportLocale, { name: string; constant: number; sentence: number; word: number }>> = {
  en: { name: 'Flesch', constant: 206.835, sentence: 1.015, word: 84.6 },
  nl: { name: 'Flesch–Douma', constant: 206.835, sentence: 0.93, word: 77 },
  fr: { name: 'Kandel–Moles', constant: 207, sentence: 1.015, word: 73.6 },
  de: { name: 'Amstad', constant: 180, sentence: 1, word: 58.5 },
}

/** What the measure of a language is called. */
export function readingMeasure(language: ReportLocale): string {
  return formulas[language].name
}

/** From which score a text has a level: Flesch's own bands, taken together two by two. */
const bands: readonly (readonly [ReadingLevel, number])[] = [
  ['very_easy', 80],
  ['easy', 65],
  ['ordinary', 50],
  ['hard', 30],
]
/** A formula says nothing about fewer words. */
const fewestWords = 30
/** A sentence of more words is named. */
export const longSentence = 22
const mostNamed = 3

/** How hard a text reads. Pure; syllables are counted by groups of vowels, which is right on average, not for each word. */
export function readingOf(text: string, language: ReportLocale): Reading {
  const sentences = sentencesOf(text).map((sentence) => ({ text: sentence, list: wordsOf(sentence) }))
  const said = sentences.filter(({ list }) => list.length > 0)
  const words = said.flatMap(({ list }) => list)
  const { constant, sentence, word } = formulas[language]
  const perSentence = said.length === 0 ? 0 : words.length / said.length
  const syllables = words.reduce((sum, one) => sum + syllablesIn(one, language), 0)
  const raw = words.length === 0 ? 0 : constant - sentence * perSentence - word * (syllables / words.length)
  const score = Math.round(Math.min(100, Math.max(0, raw)))
  return {
    level: words.length < fewestWords ? 'short' : (bands.find(([, from]) => score >= from)?.[0] ?? 'very_hard'),
    score,
    words: words.length,
    perSentence: Math.round(perSentence * 10) / 10,
    long: said
      .filter(({ list }) => list.length > longSentence)
      .sort((a, b) => b.list.length - a.list.length)
      .slice(0, mostNamed)
      .map((one) => ({ text: one.text, words: one.list.length })),
  }
}

/** A sentence ends with its sign before a space, or with its line: items of a list and headings stand alone. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?…][)»”"’]?)\s+(?=[\p{Lu}\p{N}«“"([])/u)
    .map((part) => part.replace(/^[\s\-–•*]+/, '').trim())
    .filter((part) => part !== '')
}

/** Addresses, sites and numbers are read at a glance and count for nothing. */
function wordsOf(sentence: string): string[] {
  return sentence
    .replace(/\S{1,64}@\S{1,255}|(?:https?:|www\.)\S+/gu, ' ')
    .split(/[^\p{L}\p{M}'’-]+/u)
    .map((word) => word.replace(/^['’-]+|['’-]+$/g, ''))
    .filter((word) => /\p{L}/u.test(word))
}

/** Groups of vowels that are one sound, longest first, per language; every other vowel is a sound of its own. */
const groups: Readonly<Record<ReportLocale, RegExp>> = {
  en: /[aeiouyàâäéèêëîïôöùûü]+/gu,
  nl: /aai|ooi|oei|eeu|ieu|ij|aa|ee|oo|uu|ie|oe|eu|ui|ei|au|ou|y|[aeiouáàâäéèêëíîïóôöúûü]/gu,
  fr: /[aeiouyàâæéèêëîïôœùûü]+/gu,
  de: /aa|ee|oo|ie|ei|ai|au|eu|äu|y|[aeiouäöüé]/gu,
}

/** Syllables of a word, at least one. */
export function syllablesIn(word: string, language: ReportLocale): number {
  const lower = word.toLowerCase().normalize('NFC')
  const count = lower.split(/[-'’]/).reduce((sum, part) => sum + (part.match(groups[language])?.length ?? 0), 0)
  return Math.max(1, count - silent(lower, language))
}

/** Sounds that are written and not spoken: an e at the end in English and French. */
function silent(word: string, language: ReportLocale): number {
  switch (language) {
    case 'en':
      return /(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouyscgzxh]es$/.test(word) ? 1 : 0
    case 'fr':
      return /[^aeiouyàâéèêëîïôùûü](e|es)$|[aeiouyé]ent$/.test(word) ? 1 : 0
    case 'nl':
    case 'de':
      return 0
  }
}
