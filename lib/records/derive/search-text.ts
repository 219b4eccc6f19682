import type { AnyRegister } from '@/lib/registers/declare/define'
import { fieldsOf } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { folded } from '@/lib/text/fold'
import type { RecordBase } from '../state/base'

const most = 12_000

/** What a search looks in: reference, title, tags, owner, titles in force of linked records, and every text of the record itself. */
export function searchTextOf(
  register: AnyRegister,
  ref: string,
  state: { base: Pick<RecordBase, 'title' | 'tags' | 'ruleReference'>; detail: DetailValues },
  names: { owner: string | null; linked: readonly string[] },
): string {
  const texts = fieldsOf(register).flatMap(({ name, kind }) => {
    const value = state.detail[name]
    if (kind === 'text' || kind === 'longText') return typeof value === 'string' ? [value] : []
    return kind === 'rows' ? wordsIn(value) : []
  })
  const { title, tags, ruleReference } = state.base
  const parts = [ref, title, names.owner ?? '', ...tags, ...names.linked, ruleReference, ...texts]
  return folded(parts.filter(Boolean).join(' ')).slice(0, most)
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : []
}
