import type { Actor } from '@/lib/access/actor'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'

export type ReportStart = {
  zone: string
  /** The reporter's own phone number, filled in beforehand. */
  phone: string
  /** Whom to call: shown on every step. */
  call: { name: string; phone: string } | null
}

/** What the report form starts from. */
export async function reportStart(actor: Actor): Promise<ReportStart> {
  const [zone, person, office] = await Promise.all([
    officeZone(db()),
    db().user.findUnique({ where: { id: actor.id }, select: { phone: true } }),
    db().organisation.findFirst({
      select: { privacyContactName: true, privacyContactPhone: true, legalName: true, phone: true },
    }),
  ])
  const phone = office?.privacyContactPhone ?? office?.phone
  const name = (office?.privacyContactPhone && office.privacyContactName) || office?.legalName
  return { zone, phone: person?.phone ?? '', call: phone && name ? { name, phone } : null }
}
