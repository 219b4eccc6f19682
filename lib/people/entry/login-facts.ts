import { db } from '@/lib/db/client'
import { isSetUp } from './setup'

export type LoginFacts = {
  setUp: boolean
  organisation: string | null
  /** Whom to call about a leak, as written and as dialled. */
  phone: string | null
  dial: string
}

/** What anybody may see before signing in: whose Dertig this is and whom to call. */
export async function loginFacts(): Promise<LoginFacts> {
  const [setUp, organisation] = await Promise.all([
    isSetUp(),
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true, privacyContactPhone: true } }),
  ])
  const phone = organisation?.privacyContactPhone ?? null
  return {
    setUp,
    organisation: organisation?.legalName ?? null,
    phone,
    dial: phone?.replace(/[^\d+]/g, '') ?? '',
  }
}
