import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/names'
import { recordTitles } from '@/lib/access/record-titles'
import { db } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { type Instant, instantOf } from '@/lib/time/types'
import { parseContent } from '../record/content'
import { withNames } from '../record/differences'
import type { Registered } from '../record/registered'
import { type ReviewRefusal, type StepKind, whyNot } from './rules'

export type Values = Readonly<Record<string, JsonValue>>
export type StepView = {
  kind: StepKind
  at: Instant
  byName: string
  reason: string
  comments: Readonly<Record<string, string>>
  number: number
}

export type ReviewView = {
  record: {
    id: RecordId
    ref: string
    title: string
    status: 'draft' | 'in_review' | 'in_force' | 'retired'
    version: number
    isExample: boolean
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
  /** Steps of all versions, newest first. */
  steps: readonly StepView[]
  /** Titles of the records that either version links to, by reference, as this person may read them. */
  titles: ReadonlyMap<string, string>
  can: { submit: boolean; decide: boolean; force: boolean }
  /** Why this person cannot put it in force although they have the right. */
  whyNotForce: ReviewRefusal | null
}

const commentsOf = z.record(z.string(), z.string()).catch({})

/** The review of one record for this person, or null when they may not read its working copy (at most eight queries). */
export async function reviewOf(actor: Actor, register: Registered, ref: string): Promise<ReviewView | null> {
  const record = await db().record.findFirst({ where: { ref, register: register.slug } })
  if (!record) return null
  const facts = { ownerId: record.ownerId, departmentId: record.departmentId }
  if (can(actor, 'register', 'read', facts)?.view !== 'full') return null
  const versions = await db().recordVersion.findMany({
    where: { recordId: record.id },
    orderBy: { number: 'desc' },
    include: { steps: { orderBy: { sequence: 'desc' } } },
  })
  const names = await namesOf(
    db(),
    versions.flatMap((version) => [...version.contributorIds, ...version.steps.map((step) => step.byId)]),
  )
  const standing = versions.find((version) => version.id === record.submittedVersionId) ?? null
  const inForce = versions.find((version) => version.id === record.inForceVersionId) ?? null
  const lastStep = standing?.steps[0]?.kind ?? null
  const may = (verb: 'submit' | 'review' | 'force') => can(actor, 'register', verb, facts) !== null
  const reviewFacts = {
    status: record.status,
    lastStep,
    contentHash: standing?.contentHash ?? null,
    namedHash: standing?.contentHash ?? null,
    contributorIds: standing?.contributorIds ?? record.contributorIds,
  }
  const force = whyNot('force', reviewFacts, actor.id)
  const proposed = standing && (await readable(standing.content))
  const approved = inForce && (await readable(inForce.content))
  return {
    record: { ...record, id: recordIdSchema.parse(record.id) },
    standing: standing &&
      proposed && {
        number: standing.number,
        contentHash: standing.contentHash,
        state: lastStep === 'accepted' ? 'accepted' : 'submitted',
        values: proposed,
        contributors: standing.contributorIds.map((id) => names.get(id) ?? id),
      },
    inForce: inForce && approved && { number: inForce.number, contentHash: inForce.contentHash, values: approved },
    titles: await recordTitles(db(), actor, linkedRefs(register, [proposed, approved])),
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
      submit: may('submit') && whyNot('submit', reviewFacts, actor.id) === null && record.status !== 'in_force',
      decide: may('review') && standing !== null,
      force: may('force') && force === null,
    },
    whyNotForce: may('force') && standing ? force : null,
  }
}

/** Values of frozen content with names in place of the ids of people and departments. */
async function readable(content: string): Promise<Values> {
  const { values } = parseContent(content)
  const named = await withNames(
    db(),
    Object.entries(values).map(([field, value]) => ({ field, old: null, new: value })),
  )
  return Object.fromEntries(named.map((change) => [change.field, change.new]))
}

/** References that the declared relations of these values hold. */
function linkedRefs(register: Registered, versions: readonly (Values | null)[]): string[] {
  const relations = Object.keys(register.relations)
  return versions
    .flatMap((values) => relations.flatMap((name) => values?.[name] ?? []))
    .filter((ref) => typeof ref === 'string')
}
