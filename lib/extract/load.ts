import 'server-only'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate, nothingThere } from '@/lib/action/gate'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import { documentFor, keptUntil } from '@/lib/documents/shelf'
import { systemNow } from '@/lib/time/types'
import { entitiesAt } from './build/read'
import { extractMaker, mainEntity } from './schema'

/**
 * The page on which an extract is chosen: legal entities as of the date in the frame; `problem`: why there was no file,
 * a key in `errors.reasons`. Right: register.export.
 */
export async function loadExtractPage(query: Record<string, string | string[] | undefined>) {
  const actor = await gate('register', 'export')
  const asOf = await currentAsOf()
  const entities = (await entitiesAt(db(), asOf)).map(({ id, name }) => ({
    value: id === mainEntityId ? mainEntity : id,
    label: name,
  }))
  const { problem } = query
  return { actor, asOf, entities, problem: typeof problem === 'string' ? problem : null }
}

/** How a large extract stands that this person asked for; anybody else's is not there. Right: register.export. */
export async function loadOrderedExtract(id: string) {
  const actor = await gate('register', 'export')
  const document = await documentFor(actor.id, id, systemNow())
  if (document?.maker !== extractMaker) return nothingThere(actor, 'register', 'export')
  return { document, until: keptUntil(document) }
}
