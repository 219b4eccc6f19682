import 'server-only'
import { notFound } from 'next/navigation'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { onlyToday } from '@/lib/action/only-today'
import { userIdSchema } from '@/lib/db/ids'
import { ownerChoices } from '@/lib/records/form/choices'
import { ownedBy, peopleWhoOwn } from './queries'

/** Whose records can be handed over and to whom; without `from`, the own ones or the question whose. */
export async function loadHandOver(from: string | null) {
  const actor = await gate('register', 'update')
  await onlyToday('/')
  const anybody = can(actor, 'register', 'update') !== null
  const asked = from === null ? null : userIdSchema.safeParse(from)
  if (asked && !asked.success) notFound()
  const whose = asked?.data ?? (anybody ? null : actor.id)
  const [people, owned, heirs] = await Promise.all([
    peopleWhoOwn(actor),
    whose === null ? null : ownedBy(actor, whose),
    ownerChoices(),
  ])
  if (whose !== null && owned === null) notFound()
  return { anybody, people, owned, heirs: heirs.filter(({ value }) => value !== whose) }
}
export type HandOverPage = Awaited<ReturnType<typeof loadHandOver>>
