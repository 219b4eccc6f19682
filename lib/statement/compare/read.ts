import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordTitles } from '@/lib/access/past/record-titles'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { FindingState } from '@/lib/findings/schema'
import { isEea } from '@/lib/law/countries'
import { daysBetween } from '@/lib/time/calendar'
import { type Instant, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { VersionView } from '../versions/queries'
import type { ComparedText, NoticeFacts } from './facts'
import { compare, type Difference } from './rules'

/** So many records of a register are compared. */
const most = 500

export type ComparedDifference = Difference & {
  /** The finding that was made of it, if any. */
  finding: { ref: string; state: FindingState } | null
}

/** The differences between a version and the register as it is now, each with the finding that was made of it. */
export async function differencesOf(actor: Actor, version: VersionView, zone: string): Promise<ComparedDifference[]> {
  const differences = compare(comparedText(version, zone), await readNoticeFacts(zone))
  const [findings, titles] = await Promise.all([
    db().finding.findMany({
      where: { origin: { in: differences.map(({ key }) => key) } },
      select: { ref: true, state: true, origin: true },
    }),
    recordTitles(
      db(),
      actor,
      differences.flatMap(({ records }) => records.map(({ ref }) => ref)),
    ),
  ])
  return differences.map((difference) => {
    const finding = findings.find(({ origin }) => origin === difference.key)
    return {
      ...difference,
      records: difference.records.map((record) => ({ ...record, title: titles.get(record.ref) ?? '' })),
      finding: finding ? { ref: finding.ref, state: finding.state } : null,
    }
  })
}

/** The version as the rules look at it. */
export function comparedText(version: VersionView, zone: string): ComparedText {
  const { language, text, sections, validFrom, addedAt } = version
  const kept = localDateOf(addedAt, zone)
  const isOlder = daysBetween(validFrom, kept) > 0
  return { language, text, sections, newAfter: isOlder ? kept : validFrom }
}

const transfers = z
  .array(z.object({ recipient: z.string().catch(''), country: z.string().nullable().catch(null) }))
  .catch([])
const named = { ref: true, register: true, title: true } satisfies Prisma.RecordSelect
const records = (register: string) =>
  ({
    where: { register, status: { not: 'retired' } },
    orderBy: { number: 'asc' },
    take: most,
  }) satisfies Prisma.RecordFindManyArgs

/** What the register and the company say of what a statement must tell (seven statements). */
export async function readNoticeFacts(zone: string): Promise<NoticeFacts> {
  const [company, purposes, parties, activities, rules, sources] = await Promise.all([
    db().organisation.findUnique({ where: { id: 1 } }),
    db().record.findMany({ ...records('purposes'), select: { ...named, purpose: true, versions: inForceSince } }),
    db().record.findMany({ ...records('processors'), select: { ...named, missing: true, processor: true } }),
    db().record.findMany({ ...records('activities'), select: { ...named, activity: true } }),
    db().record.findMany({ ...records('retention-rules'), select: { ...named, retentionRule: true } }),
    db().record.findMany({ ...records('sources'), select: { ...named, source: true } }),
  ])
  const ofParties = parties.flatMap(({ processor, missing: _, ...record }) =>
    outside(record, processor?.transfers, record.title),
  )
  const ofActivities = activities.flatMap(({ activity, ...record }) => outside(record, activity?.transfers, ''))
  return {
    legalName: company?.legalName ?? '',
    city: company?.city ?? '',
    representative: company?.representativeName ?? '',
    dpoState: company?.dpoState ?? 'open',
    hasPersonalData: activities.some(({ activity }) => (activity?.dataCategories ?? []).length > 0),
    purposes: purposes.map(({ purpose, versions, ...record }) => ({
      ...record,
      description: purpose?.description ?? '',
      legalBases: purpose?.legalBases ?? [],
      provisionDuty: purpose?.provisionDuty ?? null,
      automated: (purpose?.automatedDecision ?? '') !== '',
      since: sinceOf(versions, zone),
    })),
    parties: parties.map(({ processor, missing, ...record }) => ({
      ...record,
      legalName: processor?.legalName ?? '',
      partyKind: processor?.partyKind ?? null,
      country: processor?.country ?? '',
      lacksAgreement: missing.includes('agreement'),
      unnamed: missing.includes('legal_name') && isWorking(processor?.partyKind ?? null),
    })),
    transfers: [...ofParties, ...ofActivities],
    rules: rules.map(({ retentionRule, ...record }) => ({
      ...record,
      trigger: retentionRule?.trigger ?? null,
      action: retentionRule?.action ?? null,
      period: retentionRule?.period ?? '',
      hasTerm: Boolean(retentionRule?.period || retentionRule?.criterion || retentionRule?.fixedOn),
    })),
    sources: sources.map(({ source, ...record }) => ({ ...record, origin: source?.origin ?? null })),
  }
}

const isWorking = (kind: string | null) => kind === 'processor' || kind === 'sub_processor'

const inForceSince = {
  select: { steps: { where: { kind: 'put_in_force' }, select: { at: true } } },
} satisfies Prisma.Record$versionsArgs

function sinceOf(versions: readonly { steps: readonly { at: Date }[] }[], zone: string) {
  const moments = versions.flatMap(({ steps }) => steps.map(({ at }) => instantOf(at))).sort()
  const first: Instant | undefined = moments[0]
  return first ? localDateOf(first, zone) : null
}

/** Rows of transfers to places outside the EEA. */
function outside(record: { ref: string; register: string; title: string }, rows: unknown, recipient: string) {
  return transfers
    .parse(rows)
    .flatMap((row) =>
      row.country && !isEea(row.country)
        ? [{ ...record, recipient: row.recipient || recipient, country: row.country }]
        : [],
    )
}
