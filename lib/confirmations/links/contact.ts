import { z } from 'zod'
import { emailSchema } from '@/lib/access/persons'
import { reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'

const needed = { error: 'required' }

/** Whom to ask, in which language, and what they are told behind their link. */
export const contactFields = {
  contactName: lineUpTo(200).min(1, needed),
  contactEmail: emailSchema,
  language: z.enum(reportLocales, needed),
  what: textUpTo(4000).min(1, needed),
} as const
const contact = z.object(contactFields)
export type Contact = z.output<typeof contact>
