import 'server-only'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import { entitiesAt } from './build/entity'
import { mainEntity } from './schema'

/** The page on which an extract is chosen: legal entities as of the date in the frame. Right: register.export. */
export async function loadExtractPage() {
  const actor = await gate('register', 'export')
  const asOf = await currentAsOf()
  const entities = (await entitiesAt(db(), asOf)).map(({ id, name }) => ({
    value: id === mainEntityId ? mainEntity : id,
    label: name,
  }))
  return { actor, asOf, entities }
}
