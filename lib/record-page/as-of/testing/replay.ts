import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { JsonValue } from '@/lib/errors/json'
import { reviewDate } from '@/lib/records/state/registered'
import { type CalendarDate, calendarDateSchema, type Instant } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'

/** What a replay knows of a record; it never looks into the database. */
export type Replayed = {
  register: string
  ref: string
  version: number
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  values: Readonly<Record<string, JsonValue>>
  /** Values as submitted. */
  standing: Readonly<Record<string, JsonValue>> | null
  inForce: Readonly<Record<string, JsonValue>> | null
  updatedAt: Instant
}
export type World = ReadonlyMap<string, Replayed>

/** A command that was answered with yes: what was sent, and what it answered where that is needed. */
export type Command = { at: Instant; ref: string } & (
  | { kind: 'create'; register: string; values: Replayed['values'] }
  | { kind: 'update'; values: Replayed['values'] }
  | { kind: 'submit' | 'return' | 'accept' | 'retire' | 'restore' }
  | { kind: 'force'; sentBack: readonly string[] }
)

// Kept beside the content: a change of these needs no review (lib/review/README.md), written down here once more.
const beside = ['ownerId', 'tags', 'nextReviewOn', 'noteToDpo']

/** The world after one more command, by the rules of review told a second time. */
export function after(world: World, done: Command): World {
  const next = new Map(world)
  const set = (ref: string, change: Partial<Replayed>) => {
    const before = world.get(ref)
    if (!before) throw new Error(`${ref} is not known`)
    next.set(ref, { ...before, version: before.version + 1, updatedAt: done.at, ...change })
  }
  const was = world.get(done.ref)
  switch (done.kind) {
    case 'create':
      next.set(done.ref, {
        register: done.register,
        ref: done.ref,
        version: 1,
        status: 'draft',
        values: done.values,
        standing: null,
        inForce: null,
        updatedAt: done.at,
      })
      return next
    case 'update': {
      const changed = Object.keys(done.values).filter((name) => !same(was?.values[name], done.values[name]))
      const touches = changed.some((name) => !beside.includes(name))
      set(done.ref, { values: done.values, ...(touches ? { status: 'draft', standing: null } : {}) })
      return next
    }
    case 'submit':
      set(done.ref, { status: 'in_review', standing: was?.values ?? null })
      return next
    case 'return':
      set(done.ref, { status: 'draft', standing: null })
      return next
    case 'accept':
      set(done.ref, {})
      return next
    case 'force':
      set(done.ref, {
        status: 'in_force',
        standing: null,
        inForce: was?.standing ?? null,
        values: { ...was?.values, nextReviewOn: nextReview(was, done.at) },
      })
      for (const ref of done.sentBack) set(ref, { status: 'draft', standing: null })
      return next
    case 'retire':
      set(done.ref, { status: 'retired', standing: null, inForce: null })
      return next
    case 'restore':
      set(done.ref, { status: 'draft' })
      return next
  }
}

function nextReview(record: Replayed | undefined, at: Instant): CalendarDate {
  const today = localDateOf(at, brussels)
  const planned = calendarDateSchema.safeParse(record?.values.nextReviewOn)
  return reviewDate(record?.register ?? '', planned.success ? planned.data : null, today)
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
