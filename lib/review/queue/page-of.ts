import 'server-only'
import { mayEver } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { parseContent } from '@/lib/records/state/content'
import type { RawParams } from '@/lib/table/parse'
import { emptyValue, type TableShape, type TableState } from '@/lib/table/state'
import { folded, searchLines, searchRank, searchWords } from '@/lib/text/fold'
import { systemNow } from '@/lib/time/types'
import { viewedState } from '@/lib/views/load'
import { changedFields } from '../steps/standing'
import { type Waiting, waitingFor } from './waiting'

const hideable = ['ref', 'state', 'since', 'changed', 'reason', 'ownerId', 'departmentId', 'register'] as const

/** What of the queue may stand in its address. Unsorted it is longest first. */
export const queueShape: TableShape = {
  columns: [
    { id: 'title', sortable: true, hideable: false },
    ...hideable.map((id) => ({
      ...{ id, sortable: id !== 'changed' && id !== 'reason', hideable: true },
      // The reference begins with the letters of its register.
      hiddenAtFirst: id === 'register',
    })),
  ],
  filters: ['state', 'register', 'ownerId', 'departmentId', 'mine'],
  sort: [],
  sizes: [50, 25, 100, 200],
}

type Filter = 'state' | 'register' | 'ownerId' | 'departmentId' | 'mine'
const filters: readonly Filter[] = ['state', 'register', 'ownerId', 'departmentId', 'mine']

const answered = (row: Waiting, field: Filter): string => String(row[field] ?? emptyValue)

/** The rows that an address asks for, how many there are, and per filter the values that the other filters leave. */
function pageOf(rows: readonly Waiting[], state: TableState) {
  const words = searchWords(state.q)
  const ranks = new Map(
    rows.map((row) => [row.id, searchRank(searchLines([row.ref, row.title, row.ownerName ?? '']), words)]),
  )
  const rankOf = (row: Waiting) => ranks.get(row.id) ?? null
  const fits = (row: Waiting, except?: Filter) =>
    rankOf(row) !== null &&
    filters.every(
      (field) =>
        field === except || !state.filters[field]?.length || state.filters[field].includes(answered(row, field)),
    )
  const matching = sorted(
    rows.filter((row) => fits(row)),
    state,
    (row) => (words.length === 0 ? 0 : (rankOf(row) ?? 0)),
  )
  const from = (state.page - 1) * state.size
  return {
    rows: matching.slice(from, from + state.size),
    total: matching.length,
    facets: filters.map((field) => ({
      field,
      values: counted(
        rows.filter((row) => fits(row, field)),
        field,
      ),
    })),
  }
}

function counted(rows: readonly Waiting[], field: Filter) {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(answered(row, field), (counts.get(answered(row, field)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

/** By the chosen columns; what the search fits best comes first where they say nothing. */
function sorted(rows: readonly Waiting[], { sort }: TableState, rankOf: (row: Waiting) => number): Waiting[] {
  return [...rows].sort((a, b) => {
    for (const { field, dir } of sort) {
      const order = keyOf(a, field).localeCompare(keyOf(b, field), undefined, { numeric: true })
      if (order !== 0) return dir === 'asc' ? order : -order
    }
    return rankOf(a) - rankOf(b)
  })
}

function keyOf(row: Waiting, field: string): string {
  switch (field) {
    case 'ref':
      return row.ref
    case 'title':
      return folded(row.title)
    case 'state':
      return row.state
    case 'since':
      return row.since
    case 'register':
      return row.register
    case 'ownerId':
      return folded(row.ownerName ?? '')
    case 'departmentId':
      return folded(row.departmentName ?? '')
    default:
      return ''
  }
}

export type QueueRow = Waiting & {
  /** Fields that differ from the version in force; null when nothing is in force or it is not known. */
  changed: number | null
  /** It says what its version in force says and waits for this person: it can be taken with others. */
  pick: boolean
}

/** The review queue as this person may see it and as the address asks. */
export async function loadQueue(params: RawParams) {
  const actor = await gate('register', 'confirm')
  const now = systemNow()
  const viewed = await viewedState(actor, '/reviews', params, queueShape)
  const all = await waitingFor(actor, now)
  const page = pageOf(all, viewed.state)
  const changes = await changesOf(page.rows)
  const bulk = mayEver(actor, 'register', 'review') ? ('accept' as const) : ('force' as const)
  const takes = bulk === 'accept' ? 'dpo' : 'management'
  const rows = page.rows.map((row): QueueRow => {
    const changed = changes.get(row.id) ?? null
    return { ...row, changed, pick: changed === 0 && row.state === takes && row.mine }
  })
  return { all, viewed, now, bulk, rows, total: page.total, facets: page.facets }
}
export type Queue = Awaited<ReturnType<typeof loadQueue>>

/**
 * How many fields each record answers differently from its version in force, by id: of the version that was submitted
 * last, or none for one that came back and that nobody touched. Left out where nothing is in force yet (one query).
 */
async function changesOf(rows: readonly Waiting[]): Promise<ReadonlyMap<string, number>> {
  const untouched = (row: Waiting) => row.state === 'back' && row.contributorIds.length === 0
  const compared = rows.filter((row) => row.inForceVersionId && row.versionId && row.state !== 'back')
  const versions = await db().recordVersion.findMany({
    where: { id: { in: compared.flatMap((row) => [row.inForceVersionId ?? '', row.versionId ?? '']) } },
    select: { id: true, content: true },
  })
  const values = new Map(versions.map(({ id, content }) => [id, parseContent(content).values]))
  const counts = new Map<string, number>(rows.filter(untouched).map(({ id }) => [id, 0]))
  for (const { id, inForceVersionId, versionId } of compared) {
    const before = values.get(inForceVersionId ?? '')
    const after = values.get(versionId ?? '')
    if (before && after) counts.set(id, changedFields(before, after).length)
  }
  return counts
}
