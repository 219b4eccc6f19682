import type { Registered } from '@/lib/records/state/registered'
import { catalog } from '@/lib/registers/catalog'
import type { Article30, ExtractKey } from '@/lib/registers/declare/parts'

const registers: readonly Registered[] = catalog

function declared(): { register: Registered; items: Article30 } {
  const found = registers.flatMap((register) => {
    const items = register.extract?.article30
    return items ? [{ register, items }] : []
  })
  const [only, ...more] = found
  if (!only || more.length > 0) throw new Error(`${found.length} registers declare to be the record of Art. 30`)
  return only
}

/** The register whose records are the record of Art. 30, and how it answers the items. */
export const { register: recordRegister, items: article30 } = declared()

/** The items that are asked of a record. */
export function keysFor(kind: 'controller' | 'processor' | 'unsaid'): readonly ExtractKey[] {
  return kind === 'processor' ? article30.processor : article30.controller
}
