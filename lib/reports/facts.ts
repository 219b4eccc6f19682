import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { LeakId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { type Instant, instantOf } from '@/lib/time/types'
import type { CountFacts, PrefillFacts } from './prefill'

const instant = (date: Date | null): Instant | null => date && instantOf(date)
const mode = z.enum(['exact', 'estimate', 'unknown']).catch('unknown')
const dpoState = z.enum(['appointed', 'not_required', 'open']).catch('open')

const linkedRecord = {
  ref: true,
  register: true,
  title: true,
  linksFrom: {
    select: {
      to: { select: { ref: true, register: true, title: true, measure: { select: { description: true } } } },
    },
    orderBy: { to: { ref: 'asc' } },
  },
  activity: { select: { dataCategories: true, peopleCategories: true } },
  source: { select: { dataCategories: true, peopleCategories: true } },
  processor: { select: { dataCategories: true } },
} as const

/** What a report on this leak can be prefilled from: the leak, its linked records, the organisation (three queries). */
export async function prefillFacts(tx: Tx, leakId: LeakId): Promise<PrefillFacts> {
  const leak = await tx.leak.findUnique({
    where: { id: leakId },
    include: {
      records: { select: { record: { select: linkedRecord } }, orderBy: { record: { ref: 'asc' } } },
      report: { select: { payload: true } },
      decisions: { where: { kind: 'people' }, orderBy: { decidedAt: 'desc' }, take: 1 },
      moments: { where: { kind: 'told_people' }, orderBy: { setAt: 'desc' }, take: 1 },
    },
  })
  if (!leak) throw new Refusal('not_found')
  const decision = leak.decisions[0]
  const told = leak.moments[0]?.at ?? null
  return {
    leak: {
      ...leak,
      summary: leak.summary || storyOf(leak.report?.payload),
      occurredFrom: instant(leak.occurredFrom),
      occurredTo: instant(leak.occurredTo),
      detectedAt: instantOf(leak.detectedAt),
      awareAt: instant(leak.awareAt),
      persons: count(leak.personsMode, leak.personsMin, leak.personsMax),
      records: count(leak.recordsMode, leak.recordsMin, leak.recordsMax),
      toldPeople: told && { at: instantOf(told) },
    },
    organisation: await organisationOf(tx),
    records: leak.records.map(({ record }) => linked(record)),
    peopleDecision: decision
      ? { outcome: decision.outcome === 'notify' ? 'notify' : 'not_needed', grounds: decision.grounds }
      : null,
  }
}

/** The reporter's own words, until the DPO has written a summary. */
function storyOf(payload: unknown): string {
  const parsed = z.object({ story: z.string() }).safeParse(payload)
  return parsed.success ? parsed.data.story : ''
}

function count(kind: string, min: number | null, max: number | null): CountFacts {
  return { mode: mode.parse(kind), min, max }
}

type Linked = {
  ref: string
  register: string
  title: string
  linksFrom: { to: { ref: string; register: string; title: string; measure: { description: string } | null } }[]
  activity: { dataCategories: string[]; peopleCategories: string[] } | null
  source: { dataCategories: string[]; peopleCategories: string[] } | null
  processor: { dataCategories: string[] } | null
}

function linked(record: Linked): PrefillFacts['records'][number] {
  const to = (register: string) =>
    record.linksFrom.filter((link) => link.to.register === register).map(({ to: { ref, title } }) => ({ ref, title }))
  return {
    ref: record.ref,
    register: record.register,
    title: record.title,
    purposes: record.register === 'purposes' ? [record] : to('purposes'),
    processors: to('processors'),
    dataCategories:
      record.activity?.dataCategories ?? record.source?.dataCategories ?? record.processor?.dataCategories ?? [],
    peopleCategories: record.activity?.peopleCategories ?? record.source?.peopleCategories ?? [],
    measures: record.linksFrom.flatMap(({ to }) => (to.measure ? [to.measure.description || to.title] : [])),
  }
}

async function organisationOf(tx: Tx): Promise<PrefillFacts['organisation']> {
  const row = await tx.organisation.findUnique({ where: { id: 1 } })
  if (!row) return null
  return {
    legalName: row.legalName,
    enterpriseNumber: row.enterpriseNumber,
    address: [row.address, [row.postalCode, row.city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    country: row.country,
    sector: row.sector,
    dpoState: dpoState.parse(row.dpoState),
    dpoName: row.dpoName,
    dpoContact: row.dpoContact,
    dpoReason: row.dpoReason,
    contactName: row.privacyContactName,
    contactPhone: row.privacyContactPhone ?? row.phone,
    contactEmail: row.privacyContactEmail ?? row.email,
  }
}
