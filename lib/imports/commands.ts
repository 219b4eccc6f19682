import { createHash, randomUUID } from 'node:crypto'
import { type Change, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type ImportId, importIdSchema } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { declarationOf } from '@/lib/records/state/registered'
import { cleanedLine } from '@/lib/text/characters'
import { day } from '@/lib/time/length'
import type { Choice } from './plan/choice'
import { limits } from './read/limits'
import { readPasted, readTable } from './read/read'
import { refuseTable, type Sheet } from './read/sheet'
import { suggested, takesSeveral, targetsOf } from './recognise/suggest'
import type { Table } from './recognise/table'
import { tablesIn } from './recognise/tables'
import { vocabularyOf } from './recognise/vocabulary'
import { type ImportContext, ofPeople, openImport, remember, rememberedFor, type StoredPeople } from './run/stored'
import type { ChooseInput, MendInput, StartInput } from './schema'

export type Incoming = { body: ReadableStream<Uint8Array> | null; declaredSize: number | null }
export type Started = { id: ImportId }

/** So long a table waits to be imported; then what was read of it goes. */
const keptFor = 30 * day

/**
 * Takes a file in and reads its tables; nothing becomes a record yet. What is announced or turns out larger than a table may
 * be is refused before it is read. Refusals: those of `readTable`. Right: register.create somewhere.
 */
export function startImport(context: ImportContext, input: StartInput, incoming: Incoming): Promise<Result<Started>> {
  return asResult(async () => started(context, input.register, await readFile(input.name, incoming)))
}

/** The same for a text that was pasted. */
export function pasteImport(
  context: ImportContext,
  { register, text }: { register: string; text: string },
): Promise<Result<Started>> {
  return asResult(async () => started(context, register, readText(text)))
}

/** What came as a file, read as sheets. */
export async function readFile(called: string, incoming: Incoming): Promise<Read> {
  const bytes = await bytesOf(incoming)
  const name = cleanedLine(called).slice(0, 200) || '?'
  return { name, bytes, sheets: await readTable(bytes, name) }
}

/** What was pasted, read as a sheet. */
export function readText(text: string): Read {
  return { name: '', bytes: Buffer.from(text), sheets: readPasted(text) }
}

async function bytesOf({ body, declaredSize }: Incoming): Promise<Buffer> {
  if ((declaredSize ?? 0) > limits.fileBytes) refuseTable('table_too_large')
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  try {
    for (;;) {
      const next = await reader?.read().catch(() => {
        throw new Refusal('unavailable', { reason: 'file_cut' })
      })
      if (!next || next.done) break
      size += next.value.byteLength
      if (size > limits.fileBytes) refuseTable('table_too_large')
      chunks.push(next.value)
    }
  } finally {
    // Let go, not cancelled: cancelling would cut off the answer.
    reader?.releaseLock()
  }
  if (declaredSize !== null && size !== declaredSize) throw new Refusal('unavailable', { reason: 'file_cut' })
  return Buffer.concat(chunks)
}

export type Read = { name: string; bytes: Buffer; sheets: readonly Sheet[] }

function started(context: ImportContext, slug: string, { name, bytes, sheets }: Read): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const register = declarationOf(slug)
    const words = await vocabularyOf(register)
    const { tables, best } = tablesIn(sheets, words)
    const table = tables[best]
    if (!table) return refuseTable('table_empty')
    const known = await rememberedFor(tx, register, table)
    const targets = known?.targets ?? suggested(table, register, words)
    const key = targets.includes('ref') ? 'ref' : targets.includes('formerRef') ? 'formerRef' : 'title'
    return kept(tx, context, {
      ...{ register: register.slug, name, bytes, tables },
      choice: {
        ...{
          table: best,
          targets,
          mode: known?.mode ?? (targets.includes('ref') ? 'both' : 'add'),
          key: known?.key ?? key,
        },
        ...{ empties: known?.empties ?? 'leave', creates: true },
        departmentId: context.actor.departmentIds[0] ?? null,
      },
    })
  })
}

type New = { register: string; name: string; bytes: Buffer; tables: Table[]; choice: Choice }

/** Keeps a table that was read until somebody says what becomes of it. */
export async function kept(
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
  // Addresses of people who were left out are not kept for ever.
  await tx.import.updateMany({
    where: { register: ofPeople, state: { not: 'open' }, updatedAt: { lt: before }, NOT: { tables: { equals: [] } } },
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

/** Says where the columns go and how; kept for the next table with these headers. Right: the own import, or register.create everywhere. */
export function chooseImport(context: ImportContext, { id, choice }: ChooseInput): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const stored = await openImport(tx, context, id)
    const words = await vocabularyOf(stored.register)
    const table = stored.tables[choice.table]
    if (!table) throw new Refusal('invalid', { fields: { table: ['not_in_list'] } })
    // Another table of the file begins with its own suggestion.
    const other = choice.table !== stored.choice.table || choice.targets.length !== table.columns.length
    const known = other ? await rememberedFor(tx, stored.register, table) : null
    const targets = other ? (known?.targets ?? suggested(table, stored.register, words)) : choice.targets
    const offered = new Set(['', '-', ...targetsOf(words)])
    const wrong = targets.flatMap((target, column): [string, string[]][] => {
      if (!offered.has(target)) return [[`targets.${column}`, ['not_in_list']]]
      const isSecond = targets.indexOf(target) < column && !takesSeveral(target, words)
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
export function mendImport(context: ImportContext, { id, cells }: MendInput): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const stored = await openImport(tx, context, id)
    const changes = mended(stored, cells)
    if (changes.length === 0) return { result: { id }, entry: null }
    await tx.import.update({
      where: { id },
      data: { tables: stored.tables, updatedAt: context.now },
      select: { id: true },
    })
    return { result: { id }, entry: { action: 'import.prepare', subject: { type: 'import', id }, changes } }
  })
}

/** Writes cells of the chosen table anew, in its place; answers what changed. */
export function mended({ tables, choice }: Pick<StoredPeople, 'tables' | 'choice'>, cells: MendInput['cells']) {
  const table = tables[choice.table]
  return cells.flatMap(({ row, column, text }) => {
    const at = table?.rows[row]
    if (!at || column >= (table?.columns.length ?? 0)) throw new Refusal('invalid', { fields: { cells: ['invalid'] } })
    const old = at.cells[column] ?? ''
    if (old === text && !at.long.includes(column)) return []
    while (at.cells.length <= column) at.cells.push('')
    at.cells[column] = text
    at.long = at.long.filter((one) => one !== column)
    return [{ field: `${at.sheet} ${at.number} ${table?.columns[column] ?? ''}`, old, new: text }]
  })
}

/** Throws away a table that is not imported. */
export function dropImport(context: ImportContext, { id }: Started): Promise<Result<Started>> {
  return change(context, async (tx) => {
    await openImport(tx, context, id)
    await tx.import.delete({ where: { id }, select: { id: true } })
    return { result: { id }, entry: { action: 'import.drop', subject: { type: 'import', id }, changes: [] } }
  })
}
