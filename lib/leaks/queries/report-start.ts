import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'

export type ReportStart = {
  /** The reporter's own phone number, filled in beforehand. */
  phone: string
  /** Whom to call: shown on every step. */
  call: { name: string; phone: string } | null
}

/** What the report form starts from. */
export async function reportStart(actor: Actor): Promise<ReportStart> {
  const [person, office] = await Promise.all([
    db().user.findUnique({ where: { id: actor.id }, select: { phone: true } }),
    db().organisation.findFirst({
      select: { privacyContactName: true, privacyContactPhone: true, legalName: true, phone: true },
    }),
  ])
  const phone = office?.privacyContactPhone ?? office?.phone
  const name = (office?.privacyContactPhone && office.privacyContactName) || office?.legalName
  return { phone: person?.phone ?? '', call: phone && name ? { name, phone } : null }
}
