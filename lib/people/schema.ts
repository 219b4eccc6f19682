import { z } from 'zod'
import { emailSchema } from '@/lib/access/email'
import { passwordLength } from '@/lib/access/password/password-policy'
import { type Role, roleConflict, roles } from '@/lib/access/roles'
import { departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import { locales } from '@/lib/text/locale'
import { shownText } from '@/lib/text/typed'

/** Auditor accounts end by themselves, at most this many days after they start. */
export const auditorDays = 90

export const personNameSchema = shownText(120).min(1)
/** A new password as typed; the policy judges it with the person's own words. */
export const newPasswordSchema = z
  .string()
  .min(1)
  .max(passwordLength.max * 4)

const held = {
  roles: z.array(z.enum(roles)).max(roles.length),
  departmentIds: z.array(departmentIdSchema).max(50),
  /** Days an auditor's account lives from now on; ignored for everybody else. */
  validDays: z.number().int().min(1).max(auditorDays).nullable(),
}

function heldTogether(input: { roles: Role[]; validDays: number | null }, refuse: z.core.$RefinementCtx): void {
  const conflict = roleConflict(input.roles)
  if (conflict) refuse.addIssue({ code: 'custom', path: ['roles'], message: `roles_${conflict}` })
  if (input.roles.includes('auditor') && input.validDays === null) {
    refuse.addIssue({ code: 'custom', path: ['validDays'], message: 'required' })
  }
}

export const createPersonSchema = z
  .object({ name: personNameSchema, email: emailSchema, locale: z.enum(locales), ...held })
  .superRefine(heldTogether)
export type CreatePerson = z.infer<typeof createPersonSchema>

export const changeRolesSchema = z
  .object({ userId: userIdSchema, version: z.number().int(), ...held })
  .superRefine(heldTogether)
export type ChangeRoles = z.infer<typeof changeRolesSchema>

export const personIdSchema = z.object({ userId: userIdSchema })
export type PersonId = z.infer<typeof personIdSchema>
