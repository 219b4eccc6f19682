import { z } from 'zod'
import { mainEntityId } from '@/lib/company/entity-facts'
import { locales } from '@/lib/text/locale'
import { instantSchema } from '@/lib/time/types'
import { extractFormats, extractScopes } from './build/model'

/** The company itself in addresses. */
export const mainEntity = 'main'

/** Whose extract, as the address says it: the id of a legal entity, `main` for the company itself. */
const entity = z.union([z.literal(mainEntity).transform(() => mainEntityId), z.uuid()])

export const extractInput = z.object({
  entity,
  format: z.enum(extractFormats),
  lang: z.enum(locales).default('en'),
  scope: z.enum(extractScopes).default('in_force'),
  /** Whether it also tells what is missing: for one's own work, not for an authority that did not ask. */
  gaps: z.enum(['no', 'yes']).default('no'),
})
export type ExtractInput = z.infer<typeof extractInput>

/** The name under which extracts are ordered of the child process that makes documents. */
export const extractMaker = 'extract'

/** Such an order. */
export const extractOrder = z.object({
  entity: z.string(),
  format: z.enum(extractFormats),
  lang: z.enum(locales),
  scope: z.enum(extractScopes),
  gaps: z.enum(['no', 'yes']),
  asOf: instantSchema.nullable(),
  now: instantSchema,
})

/** What is kept beside an extract that was made: for its audit entry. */
export const extractFacts = z.object({
  entity: z.string(),
  format: z.enum(extractFormats),
  language: z.enum(locales),
  scope: z.enum(extractScopes),
  asOf: instantSchema,
  count: z.number(),
})
