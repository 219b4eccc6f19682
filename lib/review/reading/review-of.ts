import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { accountsOf, holdersOf } from '@/lib/access/persons'
import { db, type Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { type ReviewReason, reviewReasonsSchema, type StepKind } from '@/lib/records/standing/comeback'
import { frozenContent, parseContent } from '@/lib/records/state/content'
import type { Registered } from '@/lib/records/state/registered'
import { type Instant, instantOf } from '@/lib/time/types'
import { type Blocked, blockedFor, type ReviewFacts, type ReviewRefusal, whyNot } from '../steps/rules'
import { acceptedBy, changedFields, linkedDrafts } from '../steps/standing'
import { type Impact, impactOf, noImpact } from './impact'

export type Values = Readonly<Record<string, JsonValue>>
export type StepView = {
  kind: StepKind
  at: Instant
  byName: string
  reason: string
  comments: Comments
  number: number
}
type Comments = Readonly<Record<string, string>>

export type ReviewView = {
  record: {
    id: RecordId
    ref: string
    title: string
    status: 'draft' | 'in_review' | 'in_force' | 'retired'
    version: number
    isExample: boolean
    /** Why it came back to review; empty once it is put in force. */
    reasons: readonly ReviewReason[]
  }
  /** What stands for review; null when nothing does. */
  standing: {
    number: number
    contentHash: string
    state: 'submitted' | 'accepted'
    values: Values
    contributors: readonly string[]
  } | null
  inForce: { number: number; contentHash: string; values: Values } | null
  /** What was returned before it, when nothing was put in force since: with why, and what was said per field. */
  returned: { number: number; values: Values; at: Instant; byName: string; reason: string; comments: Comments } | null
  /** Codes of what the record lacks now. */
  missing: readonly string[]
  /** Steps of all versions, newest first. */
  steps: readonly StepView[]
  /** Titles of the records that either version links to, by reference, as this person may read them. */
  titles: ReadonlyMap<string, string>
  can: { submit: boolean; confirm: boolean; decide: boolean; force: boolean }
  /** Why this person cannot put it in force although they have the right. */
  whyNotForce: ReviewRefusal | null
  /** Why this person cannot accept it although they have the right. */
  whyNotAccept: ReviewRefusal | null
  /** References of linked records of which no version is in force. */
  onlyDrafts: readonly string[]
  /** Why nobody can accept or put in force what stands for review. */
  blocked: Blocked | null
  /** Approved records that rely on this one: they go back to review when what stands here, or a change, is put in force. */
  impact: Impact
}

const commentsOf = z.record(z.string(), z.string()).catch({})

/** The review of one record for this person, or null when they may not read its working copy (five queries, a few more for a draft or what stands). */
export async function reviewOf(
  actor: Actor,
  register: Registered,
  ref: string,
  now: Instant,
): Promise<ReviewView | null> {
  const found = await db().record.findFirst({
    where: { ref, register: register.slug },
    include: {
      versions: { orderBy: { number: 'desc' }, include: { steps: { orderBy: { sequence: 'desc' } } } },
    },
  })
  if (!found) return null
  const { versions, ...record } = found
  const facts = { ownerId: record.ownerId, departmentId: record.departmentId }
  if (can(actor, 'register', 'read', facts)?.view !== 'full') return null
  const standing = versions.find((version) => version.id === record.submittedVersionId) ?? null
  const inForce = versions.find((version) => version.id === record.inForceVersionId) ?? null
  const lastStep = standing?.steps[0]?.kind ?? null
  const may = (verb: 'submit' | 'review' | 'force' | 'confirm') => can(actor, 'register', verb, facts) !== null
  const reviewFacts: ReviewFacts = {
    status: record.status,
    lastStep,
    contentHash: standing?.contentHash ?? null,
    namedHash: standing?.contentHash ?? null,
    contributorIds: standing ? [...standing.contributorIds, standing.submittedById] : record.contributorIds,
    writerIds: (standing ?? record).contributorIds,
    acceptedById: acceptedBy(standing?.steps[0]),
  }
  const id = recordIdSchema.parse(record.id)
  const back = standing && returnedBefore(versions, standing.number, inForce?.number ?? 0)
  const proposed = standing && valuesIn(standing)
  const approved = inForce && valuesIn(inForce)
  const sentBack = back && valuesIn(back)
  const shown = [proposed, approved, sentBack].filter((values) => values !== null)
  const people = versions.flatMap(({ contributorIds, steps }) => [...contributorIds, ...steps.map(({ byId }) => byId)])
  const [accounts, holders, reviewers, onlyDrafts, names, titles, working, relying] = await Promise.all([
    accountsOf(db(), actor.id),
    standing ? holdersOf(db(), 'register', 'force', now) : [],
    standing ? holdersOf(db(), 'register', 'review', now) : [],
    standing ? linkedDrafts(db(), standing) : [],
    namesIn(people, shown),
    recordTitles(db(), actor, linkedRefs(register, shown)),
    !standing && record.status === 'draft' ? workingCopy(id) : null,
    inForce ? impactOf(db(), actor, { id, register: register.slug }) : noImpact,
  ])
  const force = whyNot('force', reviewFacts, accounts)
  const reasons = reviewReasonsSchema.parse(record.reviewReasons)
  const standsFor = standing ?? working
  const sameAsInForce =
    inForce !== null && (standsFor === null || changedFields(valuesIn(inForce), valuesIn(standsFor)).length === 0)
  return {
    record: { ...record, id, reasons },
    missing: record.missing,
    returned: back &&
      sentBack && {
        number: back.number,
        values: readable(sentBack, names),
        at: instantOf(back.step.at),
        byName: names.get(back.step.byId) ?? '',
        reason: back.step.reason ?? '',
        comments: commentsOf.parse(back.step.fieldComments),
      },
    standing: standing &&
      proposed && {
        number: standing.number,
        contentHash: standing.contentHash,
        state: lastStep === 'accepted' ? 'accepted' : 'submitted',
        values: readable(proposed, names),
        contributors: standing.contributorIds.map((id) => names.get(id) ?? id),
      },
    inForce: inForce &&
      approved && { number: inForce.number, contentHash: inForce.contentHash, values: readable(approved, names) },
    titles,
    steps: versions.flatMap((version) =>
      version.steps.map((step) => ({
        kind: step.kind,
        at: instantOf(step.at),
        byName: names.get(step.byId) ?? '',
        reason: step.reason ?? '',
        comments: commentsOf.parse(step.fieldComments),
        number: version.number,
      })),
    ),
    can: {
      submit: may('submit') && whyNot('submit', reviewFacts, accounts) === null && record.status !== 'in_force',
      confirm: may('confirm') && whyNot('submit', reviewFacts, accounts) === null && sameAsInForce,
      decide: may('review') && standing !== null,
      force: may('force') && force === null,
    },
    whyNotForce: may('force') && standing ? force : null,
    whyNotAccept: may('review') && standing ? whyNot('accept', reviewFacts, accounts) : null,
    onlyDrafts,
    blocked: standing && blockedFor(reviewFacts, { holders, reviewers }),
    impact: standing && sameAsInForce ? noImpact : relying,
  }
}

/** The newest version between these two that was returned, with the step that did; versions and their steps newest first. */
function returnedBefore<Version extends { number: number; steps: readonly { kind: StepKind }[] }>(
  versions: readonly Version[],
  standing: number,
  inForce: number,
) {
  for (const version of versions) {
    const step: Version['steps'][number] | undefined = version.steps.find(({ kind }) => kind === 'returned')
    if (version.number < standing && version.number > inForce && step) return { ...version, step }
  }
  return null
}

async function workingCopy(id: RecordId): Promise<{ content: string }> {
  return { content: (await frozenContent(db(), id)).text }
}

function valuesIn({ content }: { content: string }): Values {
  return parseContent(content).values
}

const named = z.array(z.object({ id: z.string(), name: z.string() }))
const placed = z.object({ ownerId: z.uuid().nullable().catch(null), departmentId: z.uuid().nullable().catch(null) })

/** Names behind these people and behind the owners and departments of these values, by id (one query at most). */
async function namesIn(people: readonly string[], values: readonly Values[]): Promise<ReadonlyMap<string, string>> {
  const places = values.map((one) => placed.parse(one))
  const users = [...people, ...places.flatMap(({ ownerId }) => ownerId ?? [])]
  const departments = places.flatMap(({ departmentId }) => departmentId ?? [])
  if (users.length + departments.length === 0) return new Map()
  const rows = named.parse(
    await db().$queryRaw`SELECT id::text, name FROM "User" WHERE id = ANY(${users}::uuid[])
      UNION ALL SELECT id::text, name FROM "Department" WHERE id = ANY(${departments}::uuid[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The values with names in place of the ids of people and departments. */
function readable(values: Values, names: ReadonlyMap<string, string>): Values {
  const { ownerId, departmentId } = placed.parse(values)
  const name = (id: string) => names.get(id) ?? id
  return {
    ...values,
    ...(ownerId === null ? {} : { ownerId: name(ownerId) }),
    ...(departmentId === null ? {} : { departmentId: name(departmentId) }),
  }
}

/** References that the declared relations of these values hold. */
function linkedRefs(register: Registered, versions: readonly Values[]): string[] {
  const relations = Object.keys(register.relations)
  return versions
    .flatMap((values) => relations.flatMap((name) => values[name] ?? []))
    .filter((ref) => typeof ref === 'string')
}

const commentsSchema = z.record(z.string(), z.string()).catch({})

/** What the DPO said of the version submitted last: why it was returned, and per field. */
export type ReviewComments = { reason: string; comments: Readonly<Record<string, string>> }

/**
 * What is said of a record until its next submission: the newest comment per field and the reason of a return. Nothing
 * once the version is in force (one query).
 */
export async function reviewCommentsOf(tx: Tx, id: RecordId): Promise<ReviewComments> {
  const record = await tx.record.findUnique({
    where: { id },
    select: {
      inForceVersionId: true,
      versions: { orderBy: { number: 'desc' }, take: 1, include: { steps: { orderBy: { sequence: 'asc' } } } },
    },
  })
  const last = record?.versions[0]
  if (!last || last.id === record.inForceVersionId) return { reason: '', comments: {} }
  const judged = last.steps.filter(({ kind }) => kind === 'returned' || kind === 'accepted')
  return {
    reason: judged.findLast(({ kind }) => kind === 'returned')?.reason ?? '',
    comments: Object.assign({}, ...judged.map((step) => commentsSchema.parse(step.fieldComments))),
  }
}
