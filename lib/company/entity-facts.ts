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
