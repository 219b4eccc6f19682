import { departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import type { Instant } from '@/lib/time/types'
import type { Actor } from '../actor'
import type { Role } from '../roles'

/** Ids of tests. */
export const anna = userIdSchema.parse('11111111-1111-4111-8111-111111111111')
export const bart = userIdSchema.parse('22222222-2222-4222-8222-222222222222')
export const sales = departmentIdSchema.parse('33333333-3333-4333-8333-333333333333')
export const legal = departmentIdSchema.parse('44444444-4444-4444-8444-444444444444')

/** Anna of sales with these roles. */
export function person(roles: readonly Role[], validUntil: Instant | null = null): Actor {
  return {
    kind: 'person',
    id: anna,
    name: 'Anna',
    email: 'anna@example.org',
    roles,
    departmentIds: [sales],
    locale: 'nl',
    validUntil,
  }
}
