import { type Item, items } from './profiles/items'
import type { Profile, ProfileField } from './profiles/profile'
import type { DraftValues, FieldValue } from './values'

export const emptyValue: FieldValue = { state: 'empty', text: '', source: null, expectedOn: null }

export type ItemState = 'not_started' | 'started' | 'unknown' | 'complete' | 'not_applicable'

export type ItemReport = {
  item: Item
  state: ItemState
  /** Codes of fields that have no answer, or only a suggestion nobody confirmed. */
  missing: string[]
}

/** The answer of a field, empty when there is none. */
export function answerOf(values: DraftValues, field: ProfileField): FieldValue {
  return values[field.code] ?? emptyValue
}

/** Enough of an answer to say how far it is. */
type Told = Pick<FieldValue, 'state' | 'text'>
type ToldAll = Readonly<Record<string, Told>>
const toldOf = (values: ToldAll, { code }: ProfileField): Told => values[code] ?? emptyValue

/** Whether an empty answer counts as missing. */
export function isNeeded(field: ProfileField, late: boolean): boolean {
  return field.needed === 'always' || (field.needed === 'late' && late)
}

/** Answered by a person: known, knowingly unknown, or not applicable with its reason. */
export function isAnswered(value: Told): boolean {
  switch (value.state) {
    case 'known':
      return value.text.trim() !== ''
    case 'unknown':
      return true
    case 'not_applicable':
      return value.text.trim() !== ''
    case 'empty':
    case 'suggested':
    case 'started':
      return false
  }
}

/**
 * What the draft still lacks per item of Art. 33(3) (and of 33(1) when `late`). "Not yet known" counts as an answer:
 * Art. 33(4) allows information in phases. Missing items warn; they never stop a filing.
 */
export function completeness(profile: Pick<Profile, 'fields'>, values: ToldAll, late: boolean): ItemReport[] {
  return items.map((item) => {
    const fields = profile.fields.filter((field) => field.item === item && isNeeded(field, late))
    const missing = fields.filter((field) => !isAnswered(toldOf(values, field))).map((field) => field.code)
    return { item, missing, state: stateOf(fields, values, missing) }
  })
}

function stateOf(fields: readonly ProfileField[], values: ToldAll, missing: readonly string[]): ItemState {
  if (fields.length === 0) return 'not_applicable'
  const states = fields.map((field) => toldOf(values, field).state)
  if (missing.length > 0) return states.every((state) => state === 'empty') ? 'not_started' : 'started'
  return states.includes('unknown') ? 'unknown' : 'complete'
}

/** Codes of all needed fields without an answer, in the order of the form. */
export function missingFields(profile: Pick<Profile, 'fields'>, values: ToldAll, late: boolean): string[] {
  return profile.fields
    .filter((field) => isNeeded(field, late) && !isAnswered(toldOf(values, field)))
    .map(({ code }) => code)
}

type Said = Pick<FieldValue, 'state' | 'text'> & {
  expectedOn: string | null
  evidence?: readonly string[] | undefined
}

/** True when two answers say the same: their state, words, day and evidence; where a suggestion came from does not count. */
export function saysSame(a: Said, b: Said): boolean {
  const evidence = ({ evidence: files = [] }: Said) => files.join()
  return a.state === b.state && a.text === b.text && a.expectedOn === b.expectedOn && evidence(a) === evidence(b)
}

/**
 * Whether a proposed answer is somebody's judgement, which is taken by itself and never together with others. What
 * management signed was judged then.
 */
export function isJudgement(field: Pick<ProfileField, 'judgement'>, value: Pick<FieldValue, 'source'>): boolean {
  return field.judgement && value.source?.kind !== 'decision'
}
