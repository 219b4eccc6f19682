import { z } from 'zod'
import { listsOfTokens } from '@/lib/access/token-scope'
import { apiTokenIdSchema } from '@/lib/db/ids'
import { newPasswordSchema } from '@/lib/people/account'
import { catalog } from '@/lib/registers/catalog'
import { lineUpTo } from '@/lib/text/typed'

/** What a token can reach: every register, then the lists beside them. */
export const reaches: readonly string[] = [...catalog.map(({ slug }) => slug), ...listsOfTokens]

/** Days after which a token ends; none lasts longer than the last. */
export const tokenDays = [7, 30, 90, 365] as const
export const mostTokenDays = 365

export const createTokenSchema = z.object({
  name: lineUpTo(80).min(1, { error: 'required' }),
  reaches: z
    .array(z.string().refine((name) => reaches.includes(name), { error: 'not_in_list' }))
    .min(1, { error: 'choose' })
    .max(reaches.length)
    .transform((names) => reaches.filter((name) => names.includes(name))),
  writes: z.boolean(),
  days: z.number().int().min(1).max(mostTokenDays),
})
export type CreateToken = z.output<typeof createTokenSchema>

/** The same as the form sends it: with the password of who makes it. */
export const askTokenSchema = createTokenSchema.extend({ current: newPasswordSchema })

export const tokenIdSchema = z.object({ id: apiTokenIdSchema })
