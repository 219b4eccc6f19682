import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { type Around as Loaded, loadAround } from '@/lib/records/derive/around'
import { extrasOf } from '@/lib/records/extras/extras'
import { checkEntities, checkPlace } from '@/lib/records/form/place'
import { linkChange } from '@/lib/records/links/links'
import type { RecordState } from '@/lib/records/state/state'
import { compare } from '@/lib/records/write/update'
import type { Choice } from '../plan/choice'
import { type Plan, planned } from '../plan/plan'
import type { Extra, PlannedRow, RowError } from '../plan/row'
import { isRowTemp, isTemp, rowTemp } from '../plan/temps'
import type { Table } from '../recognise/table'
import type { Stored } from './stored'
import { worldOf } from './world'

/** A row with what becomes of it: nothing where it says what is there already. */
export type Judged = Omit<PlannedRow, 'deed'> & { deed: PlannedRow['deed'] | 'none'; version: number | null }
export type Verdict = {
  table: Table
  rows: readonly Judged[]
  creations: Plan['creations']
  /** What stands beside the fields of the records that rows are about, by reference. */
  there: ReadonlyMap<string, readonly Extra[]>
}

/** What every row of an import would do now, with everything that a single save would ask; nothing is written. */
export async function judgedImport(
  tx: Tx,
  context: CommandContext,
  { register, choice }: Pick<Stored, 'register' | 'choice'>,
  table: Table,
): Promise<Verdict> {
  const { around, loaded } = await worldOf(tx, context, register, table, choice)
  const plan = planned(table, choice, around)
  const named = await loadAround(tx, context.today, {
    ids: [...loaded.asked.keys()],
    refs: plan.rows.flatMap(({ values }) => Object.keys(register.relations).flatMap((name) => realRefs(values[name]))),
    people: plan.rows.map(({ values }) => textOf(values.ownerId)),
    departments: plan.rows.map(({ values }) => textOf(values.departmentId)),
  })
  const extras = await extrasOf(tx, [...loaded.asked.keys()])
  const byRef = new Map([...named.asked.values()].map((asked) => [asked.ref, asked]))
  const rows = plan.rows.map((row): Judged => {
    const asked = row.ref === null ? undefined : byRef.get(row.ref)
    const version = asked?.version ?? null
    if (row.errors.length > 0 || row.state === null) return { ...row, version }
    try {
      const links = Object.entries(row.state.links).map(([name, refs]) => [name, realRefs(refs)])
      const state: RecordState = { ...row.state, links: Object.fromEntries(links) }
      if (!asked) checkNew(context, named, register, state)
      else {
        const { ownerId, departmentId, inForceVersionId } = asked
        authorise(context, 'register', 'update', { ownerId, departmentId, inForce: inForceVersionId !== null })
        const { before, changes } = compare(named, asked, state)
        checkPlace(context, named, 'update', { before: before.base, after: state.base })
        checkEntities(named, register, { before: before.detail, after: state.detail })
        linkChange(context, named, asked, { before: before.links, after: state.links })
        const isSame = changes.length === 0 && !hasTemp(row) && sameExtras(row.extras, extras.get(asked.id) ?? [])
        if (isSame) return { ...row, deed: 'none', version }
        if (asked.status === 'retired') return { ...row, version, errors: [retiredRow] }
      }
      return { ...row, version }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { ...row, version, errors: errorsOf(error, choice) }
    }
  })
  const there = new Map([...byRef].map(([ref, { id }]) => [ref, extras.get(id) ?? []]))
  return { table, rows: withoutGone(rows), creations: plan.creations, there }
}

/** Said of a row that would change a record of which nothing is changed any more. */
const retiredRow: RowError = { column: null, field: '', key: 'row_retired' }

/** Of a record that has none yet. */
const newId = recordIdSchema.parse(randomUUID())

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const refsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const realRefs = (value: unknown): string[] => refsIn(value).filter((ref) => !isTemp(ref))

/** A row cannot link to a row that stays out, nor in a circle. */
function withoutGone(rows: readonly Judged[]): Judged[] {
  const standing = new Set(rows.flatMap((row) => (row.errors.length === 0 ? [rowTemp(row.at)] : [])))
  const linked = (row: Judged) => Object.values(row.values).flatMap((value) => refsIn(value).filter(isRowTemp))
  const gone = rows.filter((row) => row.errors.length === 0 && linked(row).some((ref) => !standing.has(ref)))
  if (gone.length === 0) return inCircle(rows, linked)
  const wrong = new Set(gone.map(({ at }) => at))
  const absent: RowError = { column: null, field: '', key: 'row_absent' }
  return withoutGone(rows.map((row) => (wrong.has(row.at) ? { ...row, errors: [absent] } : row)))
}

function inCircle(rows: readonly Judged[], linked: (row: Judged) => string[]): Judged[] {
  const waiting = new Map(
    rows.flatMap((row): [string, string[]][] => (row.errors.length === 0 ? [[rowTemp(row.at), linked(row)]] : [])),
  )
  for (;;) {
    const ready = [...waiting].filter(([, refs]) => refs.every((ref) => !waiting.has(ref)))
    for (const [ref] of ready) waiting.delete(ref)
    if (ready.length === 0) break
  }
  const circle: RowError = { column: null, field: '', key: 'row_circle' }
  return rows.map((row) => (waiting.has(rowTemp(row.at)) ? { ...row, errors: [circle] } : row))
}

/** Does a row link to what is not there yet. */
export function hasTemp({ values }: Pick<PlannedRow, 'values'>): boolean {
  return Object.values(values).some((value) => refsIn(value).some(isTemp))
}

function checkNew(context: CommandContext, around: Loaded, register: Stored['register'], state: RecordState): void {
  checkPlace(context, around, 'create', { before: null, after: state.base })
  checkEntities(around, register, { before: {}, after: state.detail })
  linkChange(context, around, { id: newId, register }, { before: {}, after: state.links })
}

function sameExtras(wanted: readonly Extra[], there: readonly Extra[]): boolean {
  const known = new Map(there.map(({ header, value }) => [header, value]))
  return wanted.every(({ header, value }) => known.get(header) === value)
}

/** A refusal as what is wrong with the row. */
function errorsOf({ code, detail }: Refusal, { targets }: Choice): RowError[] {
  if (!detail.fields) return [{ column: null, field: '', key: code === 'denied' ? 'row_denied' : 'invalid' }]
  return Object.entries(detail.fields).flatMap(([path, keys]) => {
    const field = path.split('.')[0] ?? path
    const column = targets.indexOf(field)
    return keys.map((key) => ({ column: column < 0 ? null : column, field, key }))
  })
}
