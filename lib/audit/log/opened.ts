import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { type Grant, matrix } from '@/lib/access/matrix'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { logUnexpected } from '@/lib/log/unexpected'
import { requestIdHere } from '@/lib/log/visit'
import { type CalendarDate, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { auditActions, auditSubjects } from '../entry/event'
import { jsonIn, type Opened, openDetails, type StoredEntry } from '../tree/stored'
import { namesThen } from './names-then'

const uuid = z.uuid()

const namedRow = z.array(z.object({ id: z.string(), name: z.string() }))

/** What an id that stands as a value in an entry is called; people by the name they went by when the entry was written. */
type NamesThen = (entry: Pick<OpenedEntry, 'index' | 'at'>, id: string) => string | undefined

/** Names of the people, departments and records whose ids stand as values in these entries (three reads at most). */
export async function namesOf(entries: readonly OpenedEntry[]): Promise<NamesThen> {
  const values = entries.flatMap(({ changes }) => changes.flatMap((change) => [change.old, change.new]))
  const ids = [...new Set(values.flatMap(textsIn))].filter((text) => uuid.safeParse(text).success)
  if (ids.length === 0) return () => undefined
  const [rows, people] = await Promise.all([
    db().$queryRaw`SELECT id::text, name FROM "Department" WHERE id = ANY(${ids}::uuid[])
      UNION ALL SELECT id::text, concat(ref, ' ', title) FROM "Record" WHERE id = ANY(${ids}::uuid[])`,
    namesThen(ids),
  ])
  const names = new Map(namedRow.parse(rows).map(({ id, name }) => [id, name]))
  return ({ index, at }, id) => {
    const person = people.get(id)
    if (!person) return names.get(id)
    return index === null ? person.at(toDatabase(at)) : person.before(BigInt(index))
  }
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

/** What of the log a person may see, worked out once per request. */
export type LogView = {
  /** Parts of the log, united: everything, own records' history, technical events. Empty: nothing. */
  parts: ReadonlySet<'full' | 'history' | 'technical'>
  /** False: the values of entries about leaks stay closed and reporters stay unnamed. */
  leaks: boolean
  /** False: whose the links of processors are stays closed. */
  links: boolean
  /** False: remarks that are for the DPO alone do not show at all. */
  remarks: boolean
  /** False: the words of comments stay closed; who may read those of some records finds them there. */
  comments: boolean
  /** False: the text of advice stays closed until it was released. */
  advice: boolean
  releasedAdvice: boolean
  /** False: what was written about requests of people stays closed. */
  requests: boolean
  /** False: how to reach a person stays closed. */
  contacts: boolean
  /** False: what people search for and filter by stays closed. */
  views: boolean
}

/** The view that follows from the matrix: the log shows nothing that the thing itself would not show. */
export function logViewOf(actor: Actor): LogView {
  const grants: readonly Grant[] = [actor, ...(actor.deputyFor ?? [])].flatMap(({ roles }) =>
    roles.flatMap((role) => matrix.audit_log.read?.[role] ?? []),
  )
  const parts = grants.flatMap(({ view }) =>
    view === 'full' || view === 'history' || view === 'technical' ? [view] : [],
  )
  return {
    parts: new Set(parts),
    leaks: can(actor, 'leak', 'read')?.view === 'full',
    links: can(actor, 'leak', 'triage') !== null,
    requests: can(actor, 'request', 'read')?.view === 'full',
    remarks: can(actor, 'remark', 'read') !== null,
    comments: can(actor, 'comment', 'read') !== null,
    advice: can(actor, 'advice', 'read') !== null,
    releasedAdvice: can(actor, 'advice', 'read', { released: true }) !== null,
    contacts: can(actor, 'user', 'read')?.view === 'full',
    views: can(actor, 'view', 'lock') !== null,
  }
}

const aboutLeaks: readonly string[] = ['leak', 'draft', 'filed_report']

/** True when this person may see the old and new values and the reason of such an entry. */
export function mayOpen(view: LogView, { action, subjectType }: { action: string; subjectType: string }): boolean {
  if (action.startsWith('remark.')) return view.remarks
  if (action.startsWith('processor.link_')) return view.links
  if (action.startsWith('comment.')) return view.comments
  if (action === 'advice.write') return view.advice
  if (action === 'advice.release') return view.releasedAdvice
  if (aboutLeaks.includes(subjectType)) return view.leaks
  if (subjectType === 'request') return view.requests
  if (subjectType === 'view') return view.views
  return subjectType !== 'user' || view.contacts
}

/** An entry as people read it: names instead of pseudonyms, values instead of commitments. */
export type OpenedEntry = {
  /** Null where the reader may not know the order (withheld.ts). */
  index: number | null
  at: Instant
  /** The day alone, where the reader may not know the moment; `at` is then its start. */
  day: CalendarDate | null
  /** `unreadable`: what is kept cannot be read by this version. It stands in the log like the others, and verifies. */
  action: (typeof auditActions)[number] | 'unreadable'
  subject: { type: (typeof auditSubjects)[number]; id: string; ref: string | null; name: string | null }
  who: Who
  outcome: 'ok' | 'denied' | 'failed'
  count: number
  version: { before: number | null; after: number | null }
  /** Old and new values; `closed` when this reader may not see them, `erased` when nobody can any more. */
  changes: { field: string; old: JsonValue; new: JsonValue }[]
  reason: string | null
  values: 'open' | 'closed' | 'erased' | 'none'
}

const bodySchema = z.object({
  action: z.enum(auditActions),
  actor: z.string().nullable(),
  onBehalfOf: z.string().nullable().default(null),
  actorKind: z.string(),
  outcome: z.enum(['ok', 'denied', 'failed']),
  count: z.number(),
  subject: z.object({ type: z.enum(auditSubjects), id: z.string(), ref: z.string().nullable() }),
  version: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  changes: z.array(z.object({ field: z.string() })),
  reason: z.string().nullable(),
})

type Body = Omit<z.infer<typeof bodySchema>, 'action' | 'changes' | 'reason'> & { action: OpenedEntry['action'] }

/** What is said of an entry whose body no longer fits: one entry never keeps the others from being read. */
const unreadable: Body = {
  action: 'unreadable',
  actor: null,
  onBehalfOf: null,
  actorKind: 'unknown',
  outcome: 'ok',
  count: 1,
  subject: { type: 'page', id: '', ref: null },
  version: { before: null, after: null },
}

function bodyOf(text: string): Body {
  return bodySchema.safeParse(jsonIn(text)).data ?? unreadable
}

/**
 * Words for one entry; when they cannot be found, `otherwise`. What is wrong with the entry is logged, and the page that
 * holds it is shown.
 */
export async function shielded<T>(entry: OpenedEntry, words: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await words()
  } catch (error) {
    logUnexpected(`audit entry ${entry.index}`, requestIdHere(), error)
    return otherwise
  }
}

/**
 * Puts entries into the words' parts, for one reader. A few reads in all, however many entries. An entry that cannot be
 * read is one that says so.
 */
export async function openEntries(entries: readonly StoredEntry[], view: LogView): Promise<OpenedEntry[]> {
  const bodies = entries.map(({ body }) => bodyOf(body))
  const pseudonyms = bodies.flatMap(({ actor, onBehalfOf, subject }) => [
    actor,
    onBehalfOf,
    aboutPerson(subject.type) ? subject.id : null,
  ])
  const [people, opened] = await Promise.all([
    peopleBehind(pseudonyms.filter((id) => id !== null)),
    openDetails(entries),
  ])
  return entries.map((entry, n) => {
    const body = bodies[n]
    if (!body) throw new Error('an entry without a body')
    const { subject } = body
    const closed = !mayOpen(view, entry)
    return {
      index: Number(entry.index),
      at: instantOf(entry.at),
      day: null,
      action: body.action,
      subject: {
        ...subject,
        name: aboutPerson(subject.type) ? (people.get(subject.id)?.nameBefore(entry.index) ?? null) : null,
      },
      who: whoIs(body, entry.index, people, view),
      outcome: body.outcome,
      count: body.count,
      version: body.version,
      ...valuesOf(opened[n] ?? null, closed, entry.subjectType === 'user' ? openOfPeople : []),
    }
  })
}

const aboutPerson = (type: string) => type === 'user' || type === 'session'

function whoIs(
  { actor, actorKind, onBehalfOf }: { actor: string | null; actorKind: string; onBehalfOf: string | null },
  index: bigint,
  people: ReadonlyMap<string, Behind>,
  view: LogView,
): Who {
  if (actor === null) return { kind: 'system', name: actorKind }
  const person = people.get(actor)
  if (!person) return { kind: 'erased' }
  const name = person.nameBefore(index)
  if (person.reporter) return { kind: 'reporter', name: view.leaks ? name : null }
  if (name === null) return { kind: 'erased' }
  const principal = onBehalfOf === null ? undefined : people.get(onBehalfOf)
  return { kind: 'person', name, ...(onBehalfOf === null ? {} : { for: principal?.nameBefore(index) ?? null }) }
}

/** What every reader of the log may know of accounts: who goes by another name, and who may do what. */
const openOfPeople = ['name', 'roles', 'asked']

function valuesOf(
  detail: Opened,
  closed: boolean,
  open: readonly string[],
): Pick<OpenedEntry, 'changes' | 'reason' | 'values'> {
  if (detail === null) return { changes: [], reason: null, values: 'none' }
  if (detail === 'erased' || detail === 'unopenable') return { changes: [], reason: null, values: 'erased' }
  const shown = closed ? detail.changes.filter(({ field }) => open.includes(field)) : detail.changes
  if (closed && shown.length === 0) return { changes: [], reason: null, values: 'closed' }
  const changes = shown.map(({ field, old, new: after }) => ({
    field,
    old: valueIn(old.text),
    new: valueIn(after.text),
  }))
  const reason = detail.reason && !closed ? valueIn(detail.reason.text) : null
  return { changes, reason: typeof reason === 'string' ? reason : null, values: 'open' }
}

/** Who stands behind an entry. A reporter is told apart because not every reader may learn the name. */
type Who =
  /** `for`: whom a deputy stood in for; null when that person was erased. */
  | { kind: 'person'; name: string; for?: string | null }
  | { kind: 'reporter'; name: string | null }
  | { kind: 'system'; name: string }
  | { kind: 'erased' }

const valueIn = (text: string): JsonValue => z.json().safeParse(jsonIn(text)).data ?? null

type Behind = { nameBefore: (index: bigint) => string | null; reporter: boolean }

/**
 * Who stands behind pseudonyms, with the name they went by when an entry was written; null for a person who was erased.
 * What is no pseudonym has no name.
 */
async function peopleBehind(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, Behind>> {
  const wanted = [...new Set(pseudonyms)].filter((text) => uuid.safeParse(text).success)
  if (wanted.length === 0) return new Map()
  const actors = await db().auditActor.findMany({ where: { pseudonym: { in: wanted } } })
  const names = await namesThen(actors.flatMap(({ userId }) => userId ?? []))
  return new Map(
    actors.map(({ pseudonym, userId, scope }) => {
      const person = userId ? names.get(userId) : undefined
      return [pseudonym, { nameBefore: (index) => person?.before(index) ?? null, reporter: scope !== '' }]
    }),
  )
}
