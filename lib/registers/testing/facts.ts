import { adequacyDecisions } from '@/lib/law/adequacy'
import type { LinkedFact, RecordFacts } from '../declare/define'

/** Linked records with these own columns, in force and lacking nothing; `more` says otherwise for all of them. */
export function linkedTo(details: readonly LinkedFact['detail'][], more: Partial<LinkedFact> = {}): LinkedFact[] {
  return details.map((detail, index) => ({
    ref: `X-${index + 1}`,
    title: '',
    inForce: true,
    missing: [],
    detail,
    ...more,
  }))
}

/** Facts of a record that has an owner and nothing around it, as rules are asked in tests. */
export function factsFor<Detail>(
  detail: Detail,
  more: Partial<RecordFacts<Detail>> & Pick<RecordFacts<Detail>, 'on'>,
): RecordFacts<Detail> {
  return {
    ownerId: 'owner',
    ownerLeft: false,
    departmentId: null,
    detail,
    linked: {},
    incoming: {},
    files: [],
    entities: [],
    adequacy: adequacyDecisions,
    openFields: [],
    ...more,
  }
}
