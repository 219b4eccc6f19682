import { z } from 'zod'
import { departmentIdSchema } from '@/lib/db/ids'
import { refSchema } from '@/lib/records/form/input'
import { locales } from '@/lib/text/locale'
import { templates } from './catalog/catalog'

export const languageSchema = z.enum(locales)

/** Which template, in which language, for which department; per proposed record the one that is used instead. */
export const templateInput = z.strictObject({
  template: z.string().refine((slug) => templates.some((template) => template.slug === slug), { error: 'not_in_list' }),
  language: languageSchema,
  departmentId: z.union([departmentIdSchema, z.literal('').transform(() => null)]).nullable(),
  reuse: z.record(z.string().max(60), refSchema).default({}),
})
export type TemplateInput = z.infer<typeof templateInput>
