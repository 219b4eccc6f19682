import { z } from 'zod'
import { db } from '@/lib/db/client'

/** One related company as its form needs it; null when there is none with this id. */
export async function entityOf(id: string) {
  if (!z.uuid().safeParse(id).success) return null
  return db().legalEntity.findUnique({ where: { id }, omit: { organisationId: true, isExample: true } })
}
export type EntityRow = NonNullable<Awaited<ReturnType<typeof entityOf>>>
