import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { leakScope } from '@/lib/access/scope'
import { wordsIn } from '@/lib/authorities/book/entry'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { type Check, checks, type PromiseKind, type PromiseState, promiseKinds, promiseStates } from '../model/checks'
import { type Behind, judge } from './evaluate'
import { readPromiseFacts } from './read-facts'

type LinkedRecord = { ref: string; register: string; title: string }

/** A row behind a state, as this reader may see it; `href` null: only that it is there. */
export type BehindRow = Behind & { title: string; href: string | null }

export type PromiseRow = {
  id: string
  ref: string
  kind: PromiseKind
  title: string
  check: Check
  state: PromiseState
  /** Rows behind the state; those of leaks and disclosures that the reader may not open stay away and are counted. */
  rows: readonly BehindRow[]
  hidden: number
  /** How many things were looked at. */
  looked: number
  places: readonly { version: number; language: string; section: string; quote: string; start: number; end: number }[]
  records: readonly LinkedRecord[]
  endedAt: Instant | null
  isExample: boolean
}

export type PromiseView = PromiseRow & {
  evidence: string
  endReason: string
  version: number
  can: { change: boolean }
}

const include = {
  places: {
    select: {
      start: true,
      end: true,
      quote: true,
      section: true,
      version: { select: { number: true, language: true } },
    },
    orderBy: { version: { number: 'desc' } },
  },
  records: {
    select: { record: { select: { ref: true, register: true } } },
    orderBy: { record: { ref: 'asc' } },
  },
} satisfies Prisma.StatedPromiseInclude
type Loaded = Prisma.StatedPromiseGetPayload<{ include: typeof include }>

/** Whether this person sees promises with their state: who reads the statement in full. */
export function seesPromises(actor: Actor): boolean {
  return can(actor, 'statement', 'read')?.view === 'full'
}

/** All promises with their state today, by kind and number; those ended too when asked. None for who reads the text alone. */
export async function promisesNow(actor: Actor, at: LocalNow, { ended = false } = {}): Promise<PromiseRow[]> {
  if (!seesPromises(actor)) return []
  const rows = await db().statedPromise.findMany({
    where: ended ? {} : { endedAt: null },
    include,
    orderBy: [{ kind: 'asc' }, { number: 'asc' }],
  })
  return judged(actor, at, rows)
}

/** One promise by reference, or null when there is none for this person. */
export async function promiseOf(actor: Actor, at: LocalNow, ref: string): Promise<PromiseView | null> {
  if (!seesPromises(actor)) return null
  const row = await db().statedPromise.findUnique({ where: { ref }, include })
  const [promise] = row ? await judged(actor, at, [row]) : []
  if (!row || !promise) return null
  return {
    ...promise,
    evidence: row.evidence,
    endReason: row.endReason,
    version: row.version,
    can: { change: row.endedAt === null && can(actor, 'statement', 'update') !== null },
  }
}

/** How many promises of each kind are in each state, for those that still stand; kinds without any stay away. */
export async function promiseCounts(actor: Actor, at: LocalNow) {
  if (!seesPromises(actor)) return []
  // Only how many: no row behind a state is read by name.
  const rows = await db().statedPromise.findMany({
    where: { endedAt: null },
    select: { kind: true, check: true, records: include.records },
  })
  if (rows.length === 0) return []
  const facts = await readPromiseFacts(at)
  const promises = rows.map((row) => ({ kind: row.kind, state: verdictOf(row, facts).state }))
  return promiseKinds.flatMap((kind) => {
    const own = promises.filter((promise) => promise.kind === kind)
    const count = (state: PromiseState) => own.filter((promise) => promise.state === state).length
    return own.length > 0 ? [{ kind, states: promiseStates.map((state) => ({ state, count: count(state) })) }] : []
  })
}

function verdictOf(
  { check, records }: Pick<Loaded, 'check' | 'records'>,
  facts: Awaited<ReturnType<typeof readPromiseFacts>>,
) {
  return judge({ check, records: records.map(({ record }) => record.ref) }, facts)
}

async function judged(actor: Actor, at: LocalNow, rows: readonly Loaded[]): Promise<PromiseRow[]> {
  if (rows.length === 0) return []
  const facts = await readPromiseFacts(at)
  const verdicts = rows.map((row) => verdictOf(row, facts))
  const refs = [
    ...rows.flatMap(({ records }) => records.map(({ record }) => record.ref)),
    ...verdicts.flatMap((verdict) => verdict.rows.flatMap(({ kind, ref }) => (kind === 'record' ? [ref] : []))),
  ]
  const titles = await recordTitles(db(), actor, refs)
  const titleOf = (ref: string) => titles.get(ref) ?? ''
  /** What stands beside a row: the title of its record, or what the authority is called now. */
  const beside = ({ why, ref }: Behind) => {
    const isAuthority = why === 'former_authority' || why === 'authority_unnamed'
    return isAuthority && facts.authority ? wordsIn(facts.authority, actor.locale) : titleOf(ref)
  }
  return rows.map((row, n): PromiseRow => {
    const verdict = verdicts[n] ?? { state: 'not_measured', rows: [], looked: 0 }
    const shown = verdict.rows.filter((one) => mayOpen(actor, one, titleOf(one.ref)))
    return {
      id: row.id,
      ref: row.ref,
      kind: promiseKinds.find((kind) => kind === row.kind) ?? 'right',
      title: row.title,
      check: checks.find((check) => check === row.check) ?? 'by_hand',
      state: verdict.state,
      rows: shown.map((one) => ({ ...one, title: beside(one), href: hrefOf(one) })),
      hidden: verdict.rows.length - shown.length,
      looked: verdict.looked,
      places: row.places.map(({ version, ...place }) => ({
        ...place,
        version: version.number,
        language: version.language,
      })),
      records: row.records.map(({ record }) => ({ ...record, title: titleOf(record.ref) })),
      endedAt: row.endedAt && instantOf(row.endedAt),
      isExample: row.isExample,
    }
  })
}

/** Whether this person may open what stands behind a state; who may not learns only how many there are. */
function mayOpen(actor: Actor, { kind }: Behind, title: string): boolean {
  switch (kind) {
    case 'record':
      return title !== ''
    case 'leak':
      return leakScope(actor).kind === 'all' || leakScope(actor).kind === 'masked'
    case 'disclosure':
      return mayEver(actor, 'sharing', 'read')
    case 'request':
      return can(actor, 'request', 'read') !== null
    case 'deletion':
      return can(actor, 'deletion', 'read') !== null
    case 'list':
      return can(actor, 'suppression', 'read') !== null
    case 'statement':
      return true
  }
}

function hrefOf({ kind, ref, register }: Behind): string | null {
  switch (kind) {
    case 'record':
      return `/registers/${register}/${ref}`
    case 'leak':
      return `/leaks/${ref}`
    case 'disclosure':
      return `/sharing/${ref}`
    case 'request':
      return `/requests/${ref}`
    case 'deletion':
      return `/retention/deletions/${ref}#others`
    case 'list':
      return '/suppression#comparisons'
    case 'statement':
      return null
  }
}
