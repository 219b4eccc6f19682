import { z } from 'zod'
import { departmentIdSchema } from '@/lib/db/ids'
import { shownText } from '@/lib/text/typed'
import { zoneNames } from '@/lib/time/zone-names'

const line = (max = 200) => shownText(max).default('')
const required = (max = 200) => shownText(max).min(1, { error: 'required' })
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

/** The facts of Art. 30(1)(a) and what a report to the authority needs of the company. */
export const organisationInput = z
  .strictObject({
    version: z.number().int(),
    legalName: required(),
    enterpriseNumber: z
      .string()
      .trim()
      .refine((text) => text === '' || isEnterpriseNumber(text), { error: 'enterprise_number' })
      .default(''),
    address: line(300),
    postalCode: line(20),
    city: line(),
    country: z.string().length(2, { error: 'not_in_list' }),
    phone: line(50),
    email: mail,
    website: line(300),
    sector: line(),
    dpoState: z.enum(dpoStates),
    dpoName: line(),
    dpoContact: line(300),
    dpoReason: line(2000),
    privacyContactName: line(),
    privacyContactEmail: mail,
    privacyContactPhone: line(50),
    representativeName: line(),
    representativeContact: line(300),
    portalHolders: z
      .array(z.strictObject({ name: required(), lastTestedOn: z.iso.date().nullable().default(null) }))
      .max(20)
      .default([]),
    openFields: z.array(z.enum(openableFields)).max(20).default([]),
    /** Left out: as it is. */
    timeZone: z
      .string()
      .refine((zone) => zoneNames().has(zone), { error: 'not_in_list' })
      .optional(),
  })
  .check((context) => {
    const { dpoState, dpoName, dpoReason } = context.value
    if (dpoState === 'appointed' && dpoName === '')
      context.issues.push({ code: 'custom', message: 'required', path: ['dpoName'], input: dpoName })
    if (dpoState === 'not_required' && dpoReason === '')
      context.issues.push({ code: 'custom', message: 'dpo_reason', path: ['dpoReason'], input: dpoReason })
  })
export type OrganisationInput = z.infer<typeof organisationInput>

export const departmentInput = z.strictObject({ code: required(20), name: required() })
export type DepartmentInput = z.infer<typeof departmentInput>

export const departmentUpdate = departmentInput.extend({
  id: departmentIdSchema,
  version: z.number().int(),
  retired: z.boolean().default(false),
})
export type DepartmentUpdate = z.infer<typeof departmentUpdate>
