import { z } from 'zod'
import { departmentIdSchema } from '@/lib/db/ids'
import { isCountry } from '@/lib/law/countries'
import { textUpTo } from '@/lib/text/typed'
import { dayOrNone, isDayInRange } from '@/lib/time/types'
import { zoneNames } from '@/lib/time/zone'

const line = (max = 200) => textUpTo(max).default('')
const required = (max = 200) => textUpTo(max).min(1, { error: 'required' })
const mail = z.union([z.literal(''), z.email({ error: 'invalid_email' }).max(254)]).default('')

/** Belgian enterprise number: ten digits, the last two are 97 minus the first eight modulo 97 (Crossroads Bank for Enterprises). */
export function isEnterpriseNumber(text: string): boolean {
  const digits = text.replace(/^BE/i, '').replace(/[\s.]/g, '')
  if (!/^[01]\d{9}$/.test(digits)) return false
  return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))
}

export const dpoStates = ['appointed', 'not_required', 'open'] as const
export type DpoState = (typeof dpoStates)[number]

/** Facts that may be knowingly open: marked so, never invented. */
export const openableFields = ['enterpriseNumber', 'email', 'phone', 'dpo', 'portalHolders', 'representative'] as const

/** What the company and a related one both say of themselves. */
const place = {
  enterpriseNumber: line(40),
  address: line(300),
  postalCode: line(20),
  city: line(),
  country: z.string().refine(isCountry, { error: 'not_in_list' }),
  phone: line(50),
  email: mail,
}
const dpo = {
  dpoState: z.enum(dpoStates).default('open'),
  dpoName: line(),
  dpoContact: line(300),
  dpoReason: line(2000),
}
const representative = { representativeName: line(), representativeContact: line(300) }

type Said = z.infer<z.ZodObject<typeof place & typeof dpo>>

/** The number of a Belgian company is checked; a DPO needs a name, and none needs a reason. */
function checked({ value, issues }: z.core.ParsePayload<Said>): void {
  const wrong = (field: keyof Said, message: string) =>
    issues.push({ code: 'custom', message, path: [field], input: value[field] })
  if (value.country === 'BE' && value.enterpriseNumber !== '' && !isEnterpriseNumber(value.enterpriseNumber))
    wrong('enterpriseNumber', 'enterprise_number')
  if (value.dpoState === 'appointed' && value.dpoName === '') wrong('dpoName', 'required')
  if (value.dpoState === 'not_required' && value.dpoReason === '') wrong('dpoReason', 'dpo_reason')
}

/** When somebody last signed in on the portal; a row that was added has an empty one. */
const tested = dayOrNone.refine((day) => day === null || isDayInRange(day), { error: 'date_out_of_range' })

/** The facts of Art. 30(1)(a) and what a report to the authority needs of the company. */
export const organisationInput = z
  .strictObject({
    version: z.number().int(),
    legalName: required(),
    ...place,
    website: line(300),
    sector: line(),
    ...dpo,
    privacyContactName: line(),
    privacyContactEmail: mail,
    privacyContactPhone: line(50),
    ...representative,
    portalHolders: z
      .array(z.strictObject({ name: required(), lastTestedOn: tested.default(null) }))
      .max(20)
      .default([]),
    openFields: z.array(z.enum(openableFields)).max(20).default([]),
    /** Left out: as it is. */
    timeZone: z
      .string()
      .refine((zone) => zoneNames().has(zone), { error: 'not_in_list' })
      .optional(),
  })
  .check(checked)
export type OrganisationInput = z.infer<typeof organisationInput>

/** A related company as Art. 30(1)(a) asks it; what is not known yet stays empty and is missing in the records it is named in. */
export const entityInput = z
  .strictObject({ name: required(), relation: line(), ...place, contact: line(300), ...representative, ...dpo })
  .check(checked)
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

const values = z.record(z.string(), z.unknown())

/** The form of the company: the version it was opened with and the values side by side. */
export const organisationForm = z.strictObject({ version: z.number().int(), values })
export type OrganisationForm = z.infer<typeof organisationForm>

/** The form of a new related company. */
export const newEntityForm = z.strictObject({ values })
export type NewEntityForm = z.infer<typeof newEntityForm>

/** The form of one that is there; among its values whether it is retired. */
export const entityForm = z.strictObject({ id: legalEntityIdSchema, version: z.number().int(), values })
export type EntityForm = z.infer<typeof entityForm>

/** Without a code, one is made from the name. */
export const departmentInput = z.strictObject({ code: line(20), name: required() })
export type DepartmentInput = z.infer<typeof departmentInput>

export const departmentUpdate = departmentInput.extend({
  code: required(20),
  id: departmentIdSchema,
  version: z.number().int(),
  retired: z.boolean().default(false),
})
export type DepartmentUpdate = z.infer<typeof departmentUpdate>
