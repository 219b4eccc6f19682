/** The company itself among the legal entities: the Organisation row, which has no uuid of its own. Never changes. */
export const mainEntityId = '00000000-0000-4000-8000-000000000001'

/** What Art. 30(1)(a) asks of a legal entity that acts as controller or processor; empty text: not filled in. */
export type EntityFacts = {
  id: string
  name: string
  address: string
  contact: string
  /** Where Art. 27 asks for a representative, is one named with contact; null where it asks for none. */
  representative: boolean | null
  /** Is the DPO named with contact, or the reason for none said (Art. 37). */
  dpo: boolean
}
