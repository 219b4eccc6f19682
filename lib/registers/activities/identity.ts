import type { EntityFacts } from '../define'
import type { ActivityDetail } from './schema'

/** Whether the legal entities whose record this is are named as Art. 30(1)(a) and 30(2)(a) ask; none chosen names nobody. */
export function entitiesMet({ entityIds }: Pick<ActivityDetail, 'entityIds'>, known: readonly EntityFacts[]) {
  const chosen = entityIds.map((id) => known.find((entity) => entity.id === id))
  const named = (entity: EntityFacts | undefined) =>
    entity !== undefined && entity.name !== '' && entity.address !== '' && entity.contact !== ''
  return {
    entity: chosen.length > 0 && chosen.every(named),
    entity_representative: chosen.every((entity) => entity?.representative !== false),
    entity_dpo: chosen.every((entity) => entity?.dpo !== false),
  }
}
