import type { Prisma } from '@/lib/db/generated/client'

/** People who can own a record: not disabled, and no auditor (they answer for nothing). */
export const mayOwn = { disabledAt: null, roles: { none: { role: 'auditor' } } } satisfies Prisma.UserWhereInput
