import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import { awareAsProcessor } from '@/lib/law/clock-facts'
import type { LeakFacts } from '@/lib/leaks/facts/schema'
import { factsOf } from '@/lib/leaks/facts/words'
import { type Instant, instantOf } from '@/lib/time/types'

/** What a notice of a leak, to whomever, is made of. */
export type Known = {
  reference: string
  company: string
  /** Who answers questions: name, phone and address, as far as they are known. */
  contact: { name: string; phone: string; email: string }
  /** The DPO, where there is one. */
  dpo: { name: string; contact: string } | null
  /** Where the company is established, and the authority that it chose, by code. */
  office: { country: string; authority: string | null }
  occurredFrom: Instant | null
  occurredTo: Instant | null
  detectedAt: Instant
  /** Since when the company knows as processor. */
  knownSince: Instant | null
  facts: LeakFacts
}

/** What stands of a leak and of the company, for a notice of it. */
export async function whatIsKnown(tx: Tx, leak: Leak): Promise<Known> {
  const office = await tx.organisation.findFirst({
    select: {
      legalName: true,
      phone: true,
      privacyContactName: true,
      privacyContactPhone: true,
      privacyContactEmail: true,
      ...{ dpoState: true, dpoName: true, dpoContact: true, country: true, authority: true },
    },
  })
  return {
    reference: leak.ref,
    company: office?.legalName ?? '',
    contact: {
      name: office?.privacyContactName ?? '',
      phone: office?.privacyContactPhone ?? office?.phone ?? '',
      email: office?.privacyContactEmail ?? '',
    },
    dpo:
      office?.dpoState === 'appointed' && office.dpoName
        ? { name: office.dpoName, contact: office.dpoContact ?? '' }
        : null,
    office: { country: office?.country ?? '', authority: office?.authority ?? null },
    occurredFrom: optional(leak.occurredFrom),
    occurredTo: optional(leak.occurredTo),
    detectedAt: instantOf(leak.detectedAt),
    knownSince: knownSince(leak),
    facts: factsOf(leak),
  }
}

/** Since when we know: as processor by the moment from which its clock counts. */
function knownSince(leak: Leak): Instant | null {
  const [awareAt, processorAwareAt] = [optional(leak.awareAt), optional(leak.processorAwareAt)]
  const processorInformedAt = optional(leak.processorInformedAt)
  return leak.actingAs === 'controller' ? awareAt : awareAsProcessor({ awareAt, processorAwareAt, processorInformedAt })
}

const optional = (date: Date | null): Instant | null => (date ? instantOf(date) : null)
