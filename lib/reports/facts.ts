import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type LeakId, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { textLanguages } from '@/lib/law/codes/languages'
import { noticeChannels } from '@/lib/law/codes/leaks'
import { toldTexts } from '@/lib/notices/letters/told-texts'
import { detailsOf } from '@/lib/records/derive/facts-around'
import { findDeclaration } from '@/lib/records/state/registered'
import type { DetailValues } from '@/lib/registers/declare/store'
import { inOtherLanguages } from '@/lib/registers/shared/other-languages'
import { type Instant, instantOf } from '@/lib/time/types'
import type { CountFacts, PrefillFacts, RecordText } from './prefill'

const instant = (date: Date | null): Instant | null => date && instantOf(date)
const mode = z.enum(['exact', 'estimate', 'unknown']).catch('unknown')
const dpoState = z.enum(['appointed', 'not_required', 'open']).catch('open')

const named = { id: true, ref: true, register: true, title: true, version: true } as const
const linkedRecord = {
  ...named,
  linksFrom: { select: { to: { select: named } }, orderBy: { to: { ref: 'asc' } } },
} as const

/**
 * What a report on this leak can be prefilled from: the leak, its linked records, the letters that went out, the organisation (four queries, and one
 * for each register whose own columns tell something), and the leaks that its draft names beside it.
 */
export async function prefillFacts(tx: Tx, leakId: LeakId, draftId?: string): Promise<PrefillFacts> {
  const leak = await tx.leak.findUnique({
    where: { id: leakId },
    include: {
      records: { select: { record: { select: linkedRecord } }, orderBy: { record: { ref: 'asc' } } },
      report: { select: { payload: true } },
      decisions: { where: { kind: 'people' }, orderBy: { decidedAt: 'desc' }, take: 1 },
      moments: {
        where: { kind: 'told_people', correction: null, at: { not: null } },
        orderBy: { at: 'asc' },
        take: 1,
      },
    },
  })
  if (!leak) throw new Refusal('not_found')
  const decision = leak.decisions[0]
  const told = leak.moments[0]?.at ?? null
  const records = leak.records.map(({ record }) => record)
  const details = await detailsOf(tx, records.flatMap(tellers))
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
      toldPeople: told && { at: instantOf(told), ...howTold(leak.moments[0]?.reason ?? '') },
    },
    organisation: await organisationOf(tx),
    records: records.map((record) => linked(record, details)),
    peopleDecision: decision
      ? { outcome: decision.outcome === 'notify' ? 'notify' : 'not_needed', grounds: decision.grounds }
      : null,
    letters: await toldTexts(tx, leakId),
    language: await registerLanguage(tx),
    bundled: draftId ? await bundledFacts(tx, draftId) : [],
  }
}

async function bundledFacts(tx: Tx, draftId: string): Promise<PrefillFacts['bundled']> {
  const rows = await tx.draftLeak.findMany({
    where: { draftId },
    orderBy: { leak: { detectedAt: 'asc' } },
    select: { leak: { include: { report: { select: { payload: true } } } } },
  })
  return rows.map(({ leak }) => ({
    ref: leak.ref,
    detectedAt: instantOf(leak.detectedAt),
    summary: leak.summary || storyOf(leak.report?.payload),
    persons: count(leak.personsMode, leak.personsMin, leak.personsMax),
  }))
}

/** Channel and number, as the moment keeps them (`recordNotice`). */
function howTold(reason: string): { channel: string | null; number: number | null } {
  const [channel = '', number = ''] = reason.split(' · ')
  const known = noticeChannels.find(({ code }) => code === channel)
  return { channel: known?.code ?? null, number: /^\d+$/.test(number) ? Number(number) : null }
}

/** The reporter's own words, until the DPO has written a summary. */
function storyOf(payload: unknown): string {
  const parsed = z.object({ story: z.string() }).safeParse(payload)
  return parsed.success ? parsed.data.story : ''
}

function count(kind: string, min: number | null, max: number | null): CountFacts {
  return { mode: mode.parse(kind), min, max }
}

type Named = { id: string; ref: string; register: string; title: string; version: number }
type Linked = Named & { linksFrom: { to: Named }[] }

const partOf = ({ register }: Named) => findDeclaration(register)?.report

/** The records around a linked one whose own columns tell something. */
function tellers(record: Linked): Named[] {
  const around = record.linksFrom.flatMap(({ to }) => (partOf(to)?.measure || partOf(to)?.as === 'purpose' ? [to] : []))
  const own = partOf(record)
  return own?.categories || own?.as === 'purpose' ? [record, ...around] : around
}

function linked(record: Linked, details: ReadonlyMap<RecordId, DetailValues>): PrefillFacts['records'][number] {
  const detailOf = ({ id }: Named) => details.get(recordIdSchema.parse(id))
  const to = record.linksFrom.map((link) => link.to)
  const namedAs = (as: 'purpose' | 'processor') =>
    partOf(record)?.as === as ? [record] : to.filter((one) => partOf(one)?.as === as)
  const textOf = (one: Named, field: RecordText['field'], text: string): RecordText => ({
    ...{ ref: one.ref, register: one.register, version: one.version, field, text },
    inLanguages: inOtherLanguages(detailOf(one) ?? {}, field),
  })
  const own = detailOf(record)
  const categories = own && partOf(record)?.categories?.(own)
  return {
    ref: record.ref,
    purposes: namedAs('purpose').map((one) => textOf(one, 'title', one.title)),
    processors: namedAs('processor').map(({ ref, title }) => ({ ref, title })),
    dataCategories: categories?.data ?? [],
    peopleCategories: categories?.people ?? [],
    measures: to.flatMap((one) => {
      const detail = detailOf(one)
      const words = detail && partOf(one)?.measure?.(detail)
      if (words === undefined) return []
      return [words ? textOf(one, 'description', words) : textOf(one, 'title', one.title)]
    }),
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

const language = z.enum(codesOf(textLanguages)).catch('en')

/** The language in which the company keeps its register: that of the company. */
async function registerLanguage(tx: Tx): Promise<PrefillFacts['language']> {
  const row = await tx.organisation.findUnique({ where: { id: 1 }, select: { defaultLocale: true } })
  return language.parse(row?.defaultLocale)
}
