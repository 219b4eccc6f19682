import type { Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { type ComparedRow, comparedRows } from '@/lib/review/reading/compared'
import { sameValue } from '@/lib/review/steps/unchanged'
import { formerFields } from './former'
import type { Values } from './versions-of'

export type DifferenceRow = ComparedRow & {
  /** True for a field that the register no longer declares. */
  former: boolean
}

/** Two states of a record field by field, in words; fields that are no longer declared come last, with what they said. */
export function differences(
  register: Registered,
  { before, after, titles }: { before: Values; after: Values; titles: ReadonlyMap<string, string> },
  words: Wording,
): DifferenceRow[] {
  const rows = comparedRows(register, { approved: before, proposed: after, titles }, words)
  return [
    ...rows.map((row) => ({ ...row, former: false })),
    ...formerFields(register, [before, after]).map((name) => ({
      name,
      label: words.field({ catalogue: register.slug, name }),
      article: null,
      approved: words.word({ kind: 'text' }, before[name]),
      proposed: words.word({ kind: 'text' }, after[name]),
      changed: !sameValue(before[name], after[name]),
      former: true,
    })),
  ]
}
