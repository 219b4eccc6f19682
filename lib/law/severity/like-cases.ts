import { type CaseFacts, type EdpbCase, edpbCases, sizes } from './edpb-cases'

/** What two sets of facts are compared by, the heaviest first. */
const weights = {
  cause: 6,
  data: 4,
  readers: 3,
  unintelligible: 3,
  loss: 2,
  types: 2,
  people: 2,
  intent: 2,
  size: 1,
} as const
export type CasePoint = keyof typeof weights
export const casePoints = [
  'cause',
  'data',
  'readers',
  'unintelligible',
  'loss',
  'types',
  'people',
  'intent',
  'size',
] as const satisfies readonly CasePoint[]

export type LikeCase = {
  of: EdpbCase
  /** Share of what both sides say that agrees, 0 to 1. */
  likeness: number
  agrees: CasePoint[]
  differs: CasePoint[]
  /** What the leak or the case does not say. */
  unknown: CasePoint[]
}

/**
 * The 18 cases by how much of their facts this leak shares, most first; what a side does not say is neither agreement nor
 * difference. A likeness is a place to begin to compare, never a verdict.
 */
export function likeCases(facts: CaseFacts): LikeCase[] {
  return edpbCases.map((of) => compared(facts, of)).sort((a, b) => b.likeness - a.likeness || a.of.number - b.of.number)
}

/** Less is too little to say that a leak looks like a case. */
const leastLikeness = 0.5

/** The cases that share at least half of what can be compared, most first; none when too little is known of the leak. */
export function nearCases(facts: CaseFacts): LikeCase[] {
  return likeCases(facts).filter(({ likeness }) => likeness >= leastLikeness)
}

function compared(facts: CaseFacts, of: EdpbCase): LikeCase {
  const like: LikeCase = { of, likeness: 0, agrees: [], differs: [], unknown: [] }
  let all = 0
  for (const point of casePoints) {
    const share = shareOf(point, facts, of)
    if (share === null) like.unknown.push(point)
    // What is not known counts half as much against a case as a difference does, or few facts would mean much likeness.
    all += weights[point] / (share === null ? 2 : 1)
    if (share === null) continue
    like.likeness += share * weights[point]
    if (share >= 0.5) like.agrees.push(point)
    else like.differs.push(point)
  }
  return { ...like, likeness: like.likeness / all }
}

/** How much of one point is shared, 0 to 1; null when a side does not say. */
function shareOf(point: CasePoint, facts: CaseFacts, { facts: those, alsoCause }: EdpbCase): number | null {
  switch (point) {
    case 'data':
    case 'people':
    case 'types':
      return overlap(facts[point], those[point])
    case 'size':
      if (facts.size === null || those.size === null) return null
      return Math.max(0, 1 - Math.abs(sizes.indexOf(facts.size) - sizes.indexOf(those.size)) / 2)
    case 'cause':
      if (facts.cause === null || facts.cause === 'unknown') return null
      if (facts.cause === those.cause) return 1
      return facts.cause === alsoCause ? 0.75 : 0
    case 'intent':
      if (facts.intent === null || facts.intent === 'unknown') return null
      return facts.intent === those.intent ? 1 : 0
    case 'readers':
    case 'loss':
    case 'unintelligible':
      return facts[point] === those[point] ? 1 : 0
  }
}

/** What both name, by what either names. */
function overlap(mine: readonly string[], theirs: readonly string[]): number | null {
  if (mine.length === 0 || theirs.length === 0) return null
  const both = mine.filter((code) => theirs.includes(code)).length
  return both / new Set([...mine, ...theirs]).size
}
