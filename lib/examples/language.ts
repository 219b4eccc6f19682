import type { LeakFacts } from '@/lib/leaks/facts/schema'
import type { Locale } from '@/lib/text/locale'
import type { ExampleRecord, Returned } from './optipost/example'
import company from './optipost/words/company.json'
import findings from './optipost/words/findings.json'
import leaks from './optipost/words/leaks.json'
import records from './optipost/words/records.json'
import requests from './optipost/words/requests.json'
import statement from './optipost/words/statement.json'

/** What each text of the example is in the other languages. A language that a text lacks is an error of types. */
type Words = Readonly<Record<string, Readonly<Record<Exclude<Locale, 'en'>, string>>>>
export const exampleWords: Words = {
  ...company,
  ...records,
  ...findings,
  ...leaks,
  ...requests,
  ...statement,
} satisfies Words

/** The texts of the example in one language. */
export type Telling = {
  language: Locale
  /** A text that people wrote. Throws for one that the words do not know. */
  text: (english: string) => string
  record: (example: ExampleRecord) => ExampleRecord
  facts: (facts: Partial<LeakFacts>) => Partial<LeakFacts>
}

/** English is what the example is written in, as the published statement is. */
export function tellingIn(language: Locale): Telling {
  const text = (english: string) => (language === 'en' ? english : wordIn(language, english))
  const written = (value: string) => (isText(value) ? text(value) : value)
  return {
    language,
    text,
    record: (example) => recordIn(example, text, written),
    facts: (facts) => ({ ...facts, ...wordsOf(facts, text) }),
  }
}

/** Codes and references have no blanks; what people wrote has, or stands in the words as it is. */
export const isText = (value: string) => /\s/.test(value) || Object.hasOwn(exampleWords, value)

function wordIn(language: Exclude<Locale, 'en'>, english: string): string {
  const word = english === '' ? '' : exampleWords[english]?.[language]
  if (word === undefined) throw new Error(`the example has no ${language} for: ${english}`)
  return word
}

type Say = (value: string) => string

function recordIn(example: ExampleRecord, text: Say, written: Say): ExampleRecord {
  const { returned, earlier = [] } = example
  const back = (words: Returned | undefined) =>
    words && {
      reason: text(words.reason),
      comments: Object.fromEntries(Object.entries(words.comments).map(([field, said]) => [field, text(said)])),
    }
  return {
    ...example,
    title: text(example.title),
    ruleReference: text(example.ruleReference),
    note: text(example.note ?? ''),
    detail: detailIn(example.detail, written),
    returned: back(returned),
    earlier: earlier.map((turn) => ({
      ...turn,
      returned: back(turn.returned),
      instead: {
        ...turn.instead,
        ...(turn.instead.detail ? { detail: detailIn(turn.instead.detail, written) } : {}),
        ...(turn.instead.note ? { note: text(turn.instead.note) } : {}),
      },
    })),
  }
}

function detailIn(detail: object, written: Say): object {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, valueIn(value, written)]))
}

function valueIn(value: unknown, written: Say): unknown {
  if (typeof value === 'string') return written(value)
  if (Array.isArray(value)) return value.map((one) => valueIn(one, written))
  return typeof value === 'object' && value !== null ? detailIn(value, written) : value
}

/** What people write about a leak; the rest of its facts are codes and numbers. */
const written = [
  'title',
  'summary',
  'consequences',
  'measuresTaken',
  'measuresProposed',
  'priorMeasures',
  'riskReason',
  'delayText',
] as const

function wordsOf(facts: Partial<LeakFacts>, text: Say): Partial<LeakFacts> {
  const told: Partial<LeakFacts> = {}
  for (const name of written) {
    const said = facts[name]
    if (typeof said === 'string') told[name] = text(said)
  }
  return told
}
