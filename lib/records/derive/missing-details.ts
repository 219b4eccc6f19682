import type { Tx } from '@/lib/db/client'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { FullRow } from '../list/row'
import type { Wording } from '../state/wording'
import { linkedFacts } from './facts-around'

type Asked = Pick<FullRow, 'id' | 'missing' | 'values'>

/** In words, what exactly each missing item is about, by its code; only items whose declaration can tell. */
export async function missingDetailWords(
  tx: Tx,
  register: AnyRegister,
  { id, missing, values }: Asked,
  words: Wording,
): Promise<ReadonlyMap<string, string>> {
  const told = Object.entries(register.missingDetails).filter(([code]) => missing?.includes(code))
  if (told.length === 0) return new Map()
  const linked = await linkedFacts(
    tx,
    id,
    told.flatMap(([, { relations }]) => relations),
  )
  return new Map(
    told.map(([code, { list, of }]) => [
      code,
      words.word({ kind: 'choices', list }, [...of({ detail: values, linked })]),
    ]),
  )
}
