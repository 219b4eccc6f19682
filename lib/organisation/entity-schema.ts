import { z } from 'zod'
import { isCountry } from '@/lib/law/countries'
import { shownText } from '@/lib/text/typed'
import { dpoStates, isEnterpriseNumber } from './schema'

const line = (max = 200) => shownText(max).default('')

/** A related company as Art. 30(1)(a) asks it; what is not known yet stays empty and is missing in the records it is named in. */
const facts = z.strictObject({
  name: shownText(200).min(1, { error: 'required' }),
  relation: line(),
  enterpriseNumber: line(40),
  address: line(300),
  postalCode: line(20),
  city: line(),
  country: z.string().refine(isCountry, { error: 'not_in_list' }),
  phone: line(50),
  email: z.union([z.literal(''), z.email({ error: 'invalid_email' }).max(254)]).default(''),
  contact: line(300),
  representativeName: line(),
  representativeContact: line(300),
  dpoState: z.enum(dpoStates).default('open'),
  dpoName: line(),
  dpoContact: line(300),
  dpoReason: line(2000),
})
export type EntityValues = z.infer<typeof facts>

type Checked = Pick<EntityValues, 'country' | 'enterpriseNumber' | 'dpoState' | 'dpoName' | 'dpoReason'>

/** The number of a Belgian company is checked; a DPO needs a name, and none needs a reason. */
function wrongIn({ country, enterpriseNumber, dpoState, dpoName, dpoReason }: Checked): [keyof Checked, string][] {
  return [
    ...(country === 'BE' && enterpriseNumber !== '' && !isEnterpriseNumber(enterpriseNumber)
      ? [['enterpriseNumber', 'enterprise_number'] satisfies [keyof Checked, string]]
      : []),
    ...(dpoState === 'appointed' && dpoName === '' ? [['dpoName', 'required'] satisfies [keyof Checked, string]] : []),
    ...(dpoState === 'not_required' && dpoReason === ''
      ? [['dpoReason', 'dpo_reason'] satisfies [keyof Checked, string]]
      : []),
  ]
}

export const entityInput = facts.check(({ value, issues }) => {
  for (const [field, message] of wrongIn(value))
    issues.push({ code: 'custom', message, path: [field], input: value[field] })
})
export type EntityInput = z.infer<typeof entityInput>

export const legalEntityIdSchema = z.uuid().brand<'LegalEntityId'>()
export type LegalEntityId = z.infer<typeof legalEntityIdSchema>

export const entityUpdate = z.strictObject({
  id: legalEntityIdSchema,
  /** Version the form was opened with. */
  version: z.number().int(),
  values: entityInput,
  retired: z.boolean(),
})
export type EntityUpdate = z.infer<typeof entityUpdate>
