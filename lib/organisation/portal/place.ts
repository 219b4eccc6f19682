import { db } from '@/lib/db/client'

/** Where the company is established and to which authority it reports, as far as the book of authorities needs it. */
export async function placeOfOffice(): Promise<{ country: string; authority: string | null }> {
  const office = await db().organisation.findUnique({ where: { id: 1 }, select: { country: true, authority: true } })
  return { country: office?.country ?? '', authority: office?.authority ?? null }
}
