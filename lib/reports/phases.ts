import { emptyValue } from './answers'
import type { Wording } from './prefill'
import type { Profile, ReportPhase } from './profiles/profile'
import type { DraftValues, FieldValue, ValueSource } from './values'

/** A report that was filed, as the next one goes on from it. */
export type EarlierReport = { reference: string; values: DraftValues }

/**
 * What a report after another begins with (Art. 33(4)), pure: what was told and confirmed stands as it was filed; what was
 * not yet known stays the list of what to find out, unless the leak tells it by now; everything else is suggested from the
 * leak as it is today. Without an earlier report it is those suggestions.
 */
export function goOn(profile: Profile, today: DraftValues, earlier: EarlierReport | null, say: Wording): DraftValues {
  const values = profile.fields.map(({ code }): [string, FieldValue] => {
    const now = today[code] ?? emptyValue
    return [code, earlier ? taken(earlier.values[code] ?? emptyValue, now, earlier.reference) : now]
  })
  return { ...Object.fromEntries(values), ...aboutItself(profile, earlier, say) }
}

function taken(then: FieldValue, now: FieldValue, reference: string): FieldValue {
  const source: ValueSource = { kind: 'filed', refs: [reference] }
  switch (then.state) {
    case 'known':
    case 'not_applicable':
      return { ...then, source, expectedOn: null }
    case 'unknown':
      return now.state === 'suggested' ? now : { ...then, source }
    case 'suggested':
    case 'started':
      return now.state === 'suggested' ? now : { ...then, source }
    case 'empty':
      return now
  }
}

const kindWords = {
  first: 'firstNotice',
  second: 'secondNotice',
  supplement: 'supplementNotice',
  whole: 'firstNotice',
  withdrawn: 'withdrawal',
} as const

/** Which report it is, and the reference that it goes on from. */
function aboutItself({ phase, fields }: Profile, earlier: EarlierReport | null, say: Wording): DraftValues {
  const asks = (code: string) => fields.some((field) => field.code === code)
  const known = (text: string, source: ValueSource | null): FieldValue => ({
    state: 'known',
    text,
    source,
    expectedOn: null,
  })
  return {
    ...(asks('notice_kind') ? { notice_kind: known(say.phrase(kindWords[phase]), null) } : {}),
    ...(earlier && asks('earlier_reference')
      ? { earlier_reference: known(earlier.reference, { kind: 'filed', refs: [earlier.reference] }) }
      : {}),
  }
}

/** Whether a report of this phase goes on from one that was filed before. */
export function goesOn(phase: ReportPhase): boolean {
  return phase === 'second' || phase === 'supplement' || phase === 'withdrawn'
}

/** What a field says beside what was filed before, or beside what its source says today. */
export type Beside = {
  /** What was filed, where it was something else. */
  filed: string | null
  /** What the leak, its records or the organisation say today, where a value taken from them says something else. */
  sourceNow: string | null
}

/** For each field that differs from what was filed or from its source of today; others are left out. Pure. */
export function besides(
  values: DraftValues,
  today: DraftValues,
  earlier: EarlierReport | null,
): Readonly<Record<string, Beside>> {
  const found: Record<string, Beside> = {}
  for (const [code, value] of Object.entries(values)) {
    if (ownWords.includes(code)) continue
    const then = earlier?.values[code]
    const isOther = (text: string) => text.trim() !== value.text.trim()
    const filed = then && then.state !== 'empty' && isOther(then.text) ? then.text : null
    const now = today[code]
    const fromElsewhere = value.source !== null && value.source.kind !== 'typed' && value.state !== 'empty'
    const sourceNow = fromElsewhere && now?.state === 'suggested' && isOther(now.text) ? now.text : null
    if (filed !== null || sourceNow !== null) found[code] = { filed, sourceNow }
  }
  return found
}

/** What was told in each question that can be compared. */
export function toldBefore(filed: DraftValues): Readonly<Record<string, string>> {
  const told = Object.entries(filed).filter(([code, { state }]) => state !== 'empty' && !ownWords.includes(code))
  return Object.fromEntries(told.map(([code, { text }]) => [code, text]))
}

/** Said by the report itself, not by the leak. */
const ownWords: readonly string[] = ['notice_kind', 'earlier_reference']
