import { z } from 'zod'
import { locales } from '@/lib/access/actor'
import { mainEntityId } from '@/lib/organisation/main-entity'

export const extractFormats = ['pdf', 'docx', 'json', 'csv'] as const
export type ExtractFormat = (typeof extractFormats)[number]

/** in_force: the versions in force; working_copies: every record that is not retired, as it stands. */
export const extractScopes = ['in_force', 'working_copies'] as const
export type ExtractScope = (typeof extractScopes)[number]

/** The company itself in addresses. */
export const mainEntity = 'main'

/** Whose extract, as the address says it: the id of a legal entity, `main` for the company itself. */
const entity = z.union([z.literal(mainEntity).transform(() => mainEntityId), z.uuid()])

export const extractInput = z.object({
  entity,
  format: z.enum(extractFormats),
  lang: z.enum(locales).default('en'),
  scope: z.enum(extractScopes).default('in_force'),
})
export type ExtractInput = z.infer<typeof extractInput>
