import type { LeakFacts } from '@/lib/leaks/facts/schema'
import { openPlaces } from '@/lib/text/reading/open-places'
import type { LetterPart, LetterTexts } from './codes'

/** What Art. 34(2) asks of a letter, with 33(3)(b), (c) and (d) that it refers to, and what is good practice beside it. */
export const letterPoints = ['nature', 'data', 'consequences', 'measures', 'advice', 'contact', 'news'] as const
export type LetterPoint = (typeof letterPoints)[number]

/** What the law asks; the others are practice. */
export const requiredPoints: readonly LetterPoint[] = ['nature', 'consequences', 'measures', 'contact', 'news']

const partOf: Readonly<Record<LetterPoint, LetterPart>> = {
  nature: 'what',
  data: 'data',
  consequences: 'consequences',
  measures: 'measures',
  advice: 'advice',
  contact: 'contact',
  news: 'news',
}

/** Where something that a letter lacks is told: a part of the letter, a part of the facts of the leak, or the company. */
export type Place = { kind: 'part'; part: LetterPart } | { kind: 'facts'; section: string } | { kind: 'organisation' }

export type PointReport = {
  point: LetterPoint
  /** `open`: it says something, and a place in it is still to be filled in or confirmed. */
  state: 'told' | 'open' | 'missing'
  places: readonly string[]
  where: Place
}

type Source = { facts: LeakFacts; isFurther: boolean; hasContact: boolean }

/** Each point with whether the letter tells it, and where to tell what is missing: at its source while that has nothing. Pure. */
export function pointsOf(texts: LetterTexts, source: Source): PointReport[] {
  return letterPoints
    .filter((point) => point !== 'news' || source.isFurther)
    .map((point) => {
      const part = partOf[point]
      const text = texts[part].trim()
      const places = openPlaces(text)
      const state = text === '' ? 'missing' : places.length > 0 ? 'open' : 'told'
      return { point, state, places, where: whereTold(point, part, source) }
    })
}

function whereTold(point: LetterPoint, part: LetterPart, { facts, hasContact }: Source): Place {
  const inFacts = (section: string): Place => ({ kind: 'facts', section })
  if (point === 'data' && facts.dataCategories.length === 0) return inFacts('who')
  if (point === 'measures' && facts.measuresTaken.trim() === '') return inFacts('effects')
  if (point === 'contact' && !hasContact) return { kind: 'organisation' }
  return { kind: 'part', part }
}

/** What is warned about before it is recorded as sent; none of it ever refuses. */
export const letterWarnings = [
  'points_missing',
  'places_open',
  'not_approved',
  'hard_to_read',
  'no_ground',
  'late',
] as const
export type LetterWarning = (typeof letterWarnings)[number]

/** Warnings in the order in which they are shown. Pure. */
export function warningsOf(facts: {
  points: readonly PointReport[]
  places: number
  isApproved: boolean
  isHard: boolean
  /** A public communication without the ground of Art. 34(3)(c). */
  lacksGround: boolean
  isLate: boolean
}): LetterWarning[] {
  const missing = facts.points.some(({ point, state }) => state === 'missing' && requiredPoints.includes(point))
  const found: Readonly<Record<LetterWarning, boolean>> = {
    points_missing: missing,
    places_open: facts.places > 0,
    not_approved: !facts.isApproved,
    hard_to_read: facts.isHard,
    no_ground: facts.lacksGround,
    late: facts.isLate,
  }
  return letterWarnings.filter((warning) => found[warning])
}
