import type { HistoryChange } from '@/components/layout/history-list'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { JsonValue } from '@/lib/errors/json'
import type { Wording } from '@/lib/records/state/wording'

/** The changes of one record in words; `names`: people and departments by id. What only a machine reads is left out. */
export function changesInWords(
  changes: readonly AuditChange[],
  names: ReadonlyMap<string, string>,
  words: Wording,
): HistoryChange[] {
  const text = (field: string, value: JsonValue): string => {
    if (field === 'status' && typeof value === 'string') return words.status(value)
    if (field === 'nextReviewOn') return words.word({ kind: 'date' }, value)
    return words.word({ kind: 'text' }, typeof value === 'string' ? (names.get(value) ?? value) : value)
  }
  const label = (field: string) =>
    field === 'status'
      ? words.t('registers.history.fields.status')
      : words.field({ catalogue: 'registers', name: field })
  return changes
    .filter(({ field }) => field !== 'contentHash')
    .map(({ field, old, new: after }) => ({ field: label(field), before: text(field, old), after: text(field, after) }))
}
