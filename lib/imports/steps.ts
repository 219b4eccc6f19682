import { createHash, randomUUID } from 'node:crypto'
import { type Change, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type ImportId, importIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { day } from '@/lib/time/length'
import { forgotten } from './kinds/all'
import type { ImportKind } from './kinds/kind'
import type { Choice } from './plan/choice'
import { textIn } from './plan/json-cells'
import type { Read } from './read/incoming'
import { refuseTable } from './read/sheet'
import type { Table } from './recognise/table'
import { tablesIn } from './recognise/tables'
import { type ImportContext, lockedIn, remember, rememberedFor } from './run/stored'
import type { ChooseInput, MendInput } from './schema'

export type Started = { id: ImportId }
type Slugged = { slug: string }

/** So long a table waits to be imported; then what was read of it goes. */
const keptFor = 30 * day

/** Takes the tables in that were read, with a suggestion for their columns; nothing is written of them yet. */
export function begin<Of extends Slugged, Report>(
  kind: ImportKind<Of, Report>,
  context: ImportContext,
  of: Of,
  { name, bytes, sheets }: Read,
): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const columns = await kind.columns(of)
    const { tables, best } = tablesIn(sheets, columns.words)
    const table = tables[best]
    if (!table) return refuseTable('table_empty')
    const refused = kind.refused(tables)
    if (refused) return refuseTable(refused)
    const known = await rememberedFor(tx, of, table)
    const targets = known?.targets ?? columns.suggested(table)
    const choice = { table: best, ...kind.first(context.actor, targets), ...known, targets }
    return kept(tx, context, { register: of.slug, name, bytes, tables, choice })
  })
}

type New = { register: string; name: string; bytes: Buffer; tables: Table[]; choice: Choice }

/** Keeps a table that was read until somebody says what becomes of it. */
async function kept(
  tx: Tx,
  context: ImportContext,
  { register, name, bytes, tables, choice }: New,
): Promise<Change<Started>> {
  const id = importIdSchema.parse(randomUUID())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const rows = tables.reduce((sum, one) => sum + one.rows.length, 0)
  await tx.import.create({
    data: {
      ...{ id, register, fileName: name, sha256, tables, choice, byId: context.actor.id },
      ...{ createdAt: context.now, updatedAt: context.now },
    },
  })
  // Tables that nobody came back to.
  const before = new Date(Date.parse(context.now) - keptFor)
  await tx.import.deleteMany({ where: { state: 'open', updatedAt: { lt: before } } })
  await tx.import.updateMany({
    where: {
      ...{ register: { in: forgotten }, state: { not: 'open' } },
      ...{ updatedAt: { lt: before }, NOT: { tables: { equals: [] } } },
    },
    data: { tables: [] },
  })
  return {
    result: { id },
    entry: {
      action: 'import.start',
      subject: { type: 'import', id },
      changes: [
        { field: 'register', old: null, new: register },
        { field: 'fileName', old: null, new: name },
        { field: 'sha256', old: null, new: sha256 },
        { field: 'rows', old: null, new: rows },
      ],
    },
  }
}

/** Says where the columns go and how; kept for the next table with these headers. */
export function choose<Of extends Slugged, Report>(
  kind: ImportKind<Of, Report>,
  context: ImportContext,
  { id, choice }: ChooseInput,
): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const stored = await lockedIn('open', kind, tx, { context, id })
    const columns = await kind.columns(stored.register)
    const table = stored.tables[choice.table]
    if (!table) throw new Refusal('invalid', { fields: { table: ['not_in_list'] } })
    // Another table of the file begins with its own suggestion.
    const other = choice.table !== stored.choice.table || choice.targets.length !== table.columns.length
    const known = other ? await rememberedFor(tx, stored.register, table) : null
    const targets = other ? (known?.targets ?? columns.suggested(table)) : choice.targets
    const wrong = targets.flatMap((target, column): [string, string[]][] => {
      if (!columns.has(target)) return [[`targets.${column}`, ['not_in_list']]]
      const isSecond = targets.indexOf(target) < column && !columns.takesSeveral(target)
      return isSecond ? [[`targets.${column}`, ['column_twice']]] : []
    })
    if (wrong.length > 0) throw new Refusal('invalid', { fields: Object.fromEntries(wrong) })
    const next = { ...choice, targets }
    await remember(tx, stored.register, table, next, context.now)
    await tx.import.update({ where: { id }, data: { choice: next, updatedAt: context.now }, select: { id: true } })
    return {
      result: { id },
      entry: {
        action: 'import.prepare',
        subject: { type: 'import', id },
        changes: [{ field: 'choice', old: stored.choice, new: next }],
      },
    }
  })
}

/** Writes cells of the table anew, as somebody who looks at the errors corrects them; the file itself stays as it is. */
export function mend<Of extends Slugged, Report>(
  kind: ImportKind<Of, Report>,
  context: ImportContext,
  { id, cells }: MendInput,
): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const stored = await lockedIn('open', kind, tx, { context, id })
    const changes = mended(stored, cells)
    if (changes.length === 0) return { result: { id }, entry: null }
    await tx.import.update({
      where: { id },
      data: { tables: stored.tables, updatedAt: context.now },
      select: { id: true },
    })
    const entry = { action: 'import.prepare', subject: { type: 'import', id }, changes: kind.told(changes) } as const
    return { result: { id }, entry }
  })
}

/** Writes cells of the chosen table anew, in its place; answers what changed. */
function mended({ tables, choice }: { tables: readonly Table[]; choice: Choice }, cells: MendInput['cells']) {
  const table = tables[choice.table]
  return cells.flatMap(({ row, column, text }) => {
    const at = table?.rows[row]
    if (!at || column >= (table?.columns.length ?? 0)) throw new Refusal('invalid', { fields: { cells: ['invalid'] } })
    const old = at.cells[column] ?? ''
    // Where cells are JSON, people are shown what they say, and write words.
    const isJson = table?.form === 'json'
    const isSame = old === text || (isJson && textIn(table, old) === text)
    if (isSame && !at.long.includes(column)) return []
    while (at.cells.length <= column) at.cells.push('')
    at.cells[column] = isJson && text !== '' ? JSON.stringify(text) : text
    at.long = at.long.filter((one) => one !== column)
    return [{ field: `${at.sheet} ${at.number} ${table?.columns[column] ?? ''}`, old, new: text }]
  })
}

/** Throws away a table that is not imported. */
export function drop<Of extends Slugged, Report>(
  kind: ImportKind<Of, Report>,
  context: ImportContext,
  { id }: Started,
): Promise<Result<Started>> {
  return change(context, async (tx) => {
    await lockedIn('open', kind, tx, { context, id })
    await tx.import.delete({ where: { id }, select: { id: true } })
    return { result: { id }, entry: { action: 'import.drop', subject: { type: 'import', id }, changes: [] } }
  })
}
