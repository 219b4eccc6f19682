import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { EvidenceView } from '@/lib/evidence/queries'
import { isInForceOn } from '@/lib/registers/shared/agreement-term'
import { type CalendarDate, calendarDateOf, type Instant, instantOf } from '@/lib/time/types'
import { proofsOf } from './files/queries'
import { type DisclosureKind, disclosureKinds, type Gap, gapsOf, type Outcome, outcomes } from './schema'

type AgreementOf = { ref: string; title: string; inForce: boolean }

export type DisclosureRow = {
  ref: string
  kind: DisclosureKind
  recipient: string
  occasion: string
  outcome: Outcome
  givenOn: CalendarDate | null
  askedOn: CalendarDate | null
  basis: string | null
  dataCategories: readonly string[]
  hasPermission: boolean
  agreement: AgreementOf | null
  gaps: readonly Gap[]
  isExample: boolean
}

export type DisclosureView = DisclosureRow & {
  basisText: string
  scope: string
  decidedById: string | null
  decidedBy: string | null
  decidedOn: CalendarDate | null
  reason: string
  evidence: string
  permission: string
  permissionOn: CalendarDate | null
  recordedBy: string | null
  recordedAt: Instant
  version: number
  files: readonly EvidenceView[]
  can: { change: boolean }
}

const include = {
  agreement: { select: { ref: true, status: true, inForceVersionId: true, agreement: true } },
  // One that proves that people said yes.
  files: { where: { kind: 'permission', erasedAt: null }, select: { id: true }, take: 1 },
} satisfies Prisma.DisclosureInclude
type Loaded = Prisma.DisclosureGetPayload<{ include: typeof include }>

/** These disclosures for who may read them, in any order; none without sharing.read (two queries). */
export async function disclosuresByRef(
  actor: Actor,
  today: CalendarDate,
  refs: readonly string[],
): Promise<DisclosureRow[]> {
  if (!can(actor, 'sharing', 'read') || refs.length === 0) return []
  const rows = await db().disclosure.findMany({ where: { ref: { in: [...refs] } }, include })
  const titles = await titlesOf(actor, rows)
  return rows.map((row) => shaped(row, today, titles))
}

/** One disclosure by reference, or null when there is none for this person. */
export async function disclosureOf(actor: Actor, today: CalendarDate, ref: string): Promise<DisclosureView | null> {
  if (!can(actor, 'sharing', 'read')) return null
  const row = await db().disclosure.findUnique({ where: { ref }, include })
  if (!row) return null
  const [titles, names, files] = await Promise.all([
    titlesOf(actor, [row]),
    namesOf(db(), [row.decidedById, row.recordedById]),
    proofsOf(actor, row.id),
  ])
  const nameOf = (id: string | null) => (id && names.get(id)) || null
  return {
    ...shaped(row, today, titles),
    basisText: row.basisText,
    scope: row.scope,
    decidedById: row.decidedById,
    decidedBy: nameOf(row.decidedById),
    decidedOn: row.decidedOn && calendarDateOf(row.decidedOn),
    reason: row.reason,
    evidence: row.evidence,
    permission: row.permission,
    permissionOn: row.permissionOn && calendarDateOf(row.permissionOn),
    recordedBy: nameOf(row.recordedById),
    recordedAt: instantOf(row.recordedAt),
    version: row.version,
    files,
    can: { change: can(actor, 'sharing', 'update') !== null },
  }
}

/** What promises look at of every disclosure, as far as the newest go (one query). Asks no right: only a state is shown of it. */
export async function disclosureFacts(today: CalendarDate) {
  const rows = await db().disclosure.findMany({ include, orderBy: { number: 'desc' }, take: mostFacts })
  return rows.map((row) => ({ ref: row.ref, ...gapFactsOf(row, today), agreement: agreementIn(row, today) }))
}

/** Of so many disclosures, newest first, promises are judged. */
const mostFacts = 1000

function titlesOf(actor: Actor, rows: readonly Loaded[]) {
  return recordTitles(
    db(),
    actor,
    rows.flatMap(({ agreement }) => agreement?.ref ?? []),
  )
}

/** The agreement, when a version of it is in force and the day lies within its term. */
function agreementIn({ agreement }: Loaded, today: CalendarDate): string | null {
  if (!agreement?.agreement || agreement.status === 'retired') return null
  const { startOn, endOn, ...detail } = agreement.agreement
  const fact = {
    inForce: agreement.inForceVersionId !== null,
    detail: { ...detail, startOn: startOn && calendarDateOf(startOn), endOn: endOn && calendarDateOf(endOn) },
  }
  return isInForceOn(fact, today) ? agreement.ref : null
}

function gapFactsOf(row: Loaded, today: CalendarDate) {
  return {
    kind: disclosureKinds.find((kind) => kind === row.kind) ?? 'partner',
    outcome: outcomes.find((outcome) => outcome === row.outcome) ?? 'planned',
    hasBasis: row.basis !== null,
    hasDecision: row.decidedById !== null && row.decidedOn !== null,
    hasPermission: row.permission !== '' || row.files.length > 0,
    underAgreement: agreementIn(row, today) !== null,
  }
}

function shaped(row: Loaded, today: CalendarDate, titles: ReadonlyMap<string, string>): DisclosureRow {
  const facts = gapFactsOf(row, today)
  return {
    ref: row.ref,
    kind: facts.kind,
    recipient: row.recipient,
    occasion: row.occasion,
    outcome: facts.outcome,
    givenOn: row.givenOn && calendarDateOf(row.givenOn),
    askedOn: row.askedOn && calendarDateOf(row.askedOn),
    basis: row.basis,
    dataCategories: row.dataCategories,
    hasPermission: facts.hasPermission,
    agreement: row.agreement && {
      ref: row.agreement.ref,
      title: titles.get(row.agreement.ref) ?? '',
      inForce: facts.underAgreement,
    },
    gaps: gapsOf(facts),
    isExample: row.isExample,
  }
}
