import type { LeakFacts } from '@/lib/leaks/facts/schema'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type Reading, readingOf } from '@/lib/text/reading/level'
import { openPlaces } from '@/lib/text/reading/open-places'
import type { Instant } from '@/lib/time/types'
import { type LetterForm, type LetterTexts, type LetterTopic, letterForms, letterParts, letterTopics } from './codes'
import { type LetterWarning, type PointReport, pointsOf, warningsOf } from './requirements'

/** A letter as rules look at it. */
export type Letter = {
  form: LetterForm
  topic: LetterTopic
  language: ReportLocale
  isFurther: boolean
  isApproved: boolean
  texts: LetterTexts
}

type Row = {
  form: string
  topic: string
  language: string
  isFurther: boolean
  approvedAt: Date | null
  texts: LetterTexts
}

/** A stored letter with closed values. */
export function letterOf({ form, topic, language, isFurther, approvedAt, texts }: Row): Letter {
  return {
    form: letterForms.find((one) => one === form) ?? 'letter',
    topic: letterTopics.find((one) => one === topic) ?? 'other',
    language: reportLocaleOf(language) ?? 'en',
    ...{ isFurther, isApproved: approvedAt !== null, texts },
  }
}

export type Judgement = {
  points: PointReport[]
  /** What is still to be filled in or confirmed, in every part. */
  places: readonly string[]
  reading: Reading
  /** The ground on which people are told in public (Art. 34(3)(c)), as it was decided. */
  ground: boolean
  warnings: LetterWarning[]
}

type Facts = {
  facts: LeakFacts
  hasContact: boolean
  /** The newest decision about telling people. */
  decision: { outcome: string | null; reasonCode: string | null } | null
  /** Until when the company promises to tell people. */
  dueAt: Instant | null
  /** When it went out, or now. */
  at: Instant
}

/** What a letter tells and lacks, how hard it reads, and what to warn about. Pure. */
export function judged(letter: Letter, { facts, hasContact, decision, dueAt, at }: Facts): Judgement {
  const { texts, isFurther, language, isApproved, form } = letter
  const points = pointsOf(texts, { facts, isFurther, hasContact })
  const places = letterParts.flatMap((part) => openPlaces(texts[part]))
  const reading = readingOf(textToRead(texts), language)
  const ground = decision?.outcome === 'not_needed' && decision.reasonCode === '34_3_c'
  return {
    ...{ points, places, reading, ground },
    warnings: warningsOf({
      ...{ points, places: places.length, isApproved },
      isHard: reading.level === 'hard' || reading.level === 'very_hard',
      lacksGround: form === 'public' && !ground,
      isLate: !isFurther && dueAt !== null && at > dueAt,
    }),
  }
}

/** What is read aloud to judge how hard it is: without whom to ask, which is names, numbers and addresses. */
function textToRead(texts: LetterTexts): string {
  return letterParts
    .filter((part) => part !== 'contact' && part !== 'closing')
    .map((part) => texts[part])
    .join('\n')
}
