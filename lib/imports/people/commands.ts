import { change } from '@/lib/action/change'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { type Incoming, kept, mended, type Read, readFile, readText, type Started } from '../commands'
import { refuseTable } from '../read/sheet'
import { isPersonField, personWords, suggestedPeople } from '../recognise/people'
import { leftOut } from '../recognise/suggest'
import { tablesIn } from '../recognise/tables'
import { type ImportContext, ofPeople, openPeople, remember, rememberedFor } from '../run/stored'
import type { ChooseInput, MendInput } from '../schema'

/** People that one table may hold: an invitation goes to each. */
export const mostPeople = 300

/** Takes a file with people in and reads its tables; nobody gets an account yet. Refusals: those of `readTable`, `table_people`. Right: user.create. */
export function startPeople(
  context: ImportContext,
  { name }: { name: string },
  incoming: Incoming,
): Promise<Result<Started>> {
  return asResult(async () => started(context, await readFile(name, incoming)))
}

/** The same for a text that was pasted. */
export function pastePeople(context: ImportContext, { text }: { text: string }): Promise<Result<Started>> {
  return asResult(async () => started(context, readText(text)))
}

function started(context: ImportContext, { name, bytes, sheets }: Read): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const words = await personWords()
    const { tables, best } = tablesIn(sheets, words)
    const table = tables[best]
    if (!table) return refuseTable('table_empty')
    if (tables.some(({ rows }) => rows.length > mostPeople)) return refuseTable('table_people')
    const known = await rememberedFor(tx, { slug: ofPeople }, table)
    const targets = known?.targets ?? suggestedPeople(table, words)
    return kept(tx, context, {
      ...{ register: ofPeople, name, bytes, tables },
      choice: {
        ...{ table: best, targets, mode: known?.mode ?? 'add', key: 'title', empties: 'leave', creates: false },
        departmentId: null,
      },
    })
  })
}

/** Says where the columns go and whom the rows are about. Right: user.create. */
export function choosePeople(context: ImportContext, { id, choice }: ChooseInput): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const stored = await openPeople(tx, context, id)
    const table = stored.tables[choice.table]
    if (!table) throw new Refusal('invalid', { fields: { table: ['not_in_list'] } })
    const other = choice.table !== stored.choice.table || choice.targets.length !== table.columns.length
    const targets = other ? suggestedPeople(table, await personWords()) : choice.targets
    const wrong = targets.flatMap((target, column): [string, string[]][] => {
      if (target === leftOut) return []
      if (!isPersonField(target)) return [[`targets.${column}`, ['not_in_list']]]
      return targets.indexOf(target) < column ? [[`targets.${column}`, ['column_twice']]] : []
    })
    if (wrong.length > 0) throw new Refusal('invalid', { fields: Object.fromEntries(wrong) })
    const next = { ...choice, targets }
    await remember(tx, { slug: ofPeople }, table, next, context.now)
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

/** Writes cells of the table anew. The entry says how many, not what: addresses are not for everybody who reads the log. Right: user.create. */
export function mendPeople(context: ImportContext, { id, cells }: MendInput): Promise<Result<Started>> {
  return change(context, async (tx) => {
    const stored = await openPeople(tx, context, id)
    const changes = mended(stored, cells)
    if (changes.length === 0) return { result: { id }, entry: null }
    await tx.import.update({
      where: { id },
      data: { tables: stored.tables, updatedAt: context.now },
      select: { id: true },
    })
    return {
      result: { id },
      entry: {
        action: 'import.prepare',
        subject: { type: 'import', id },
        changes: [{ field: 'cells', old: null, new: changes.length }],
      },
    }
  })
}

/** Throws away a table of people that is not imported. Right: user.create. */
export function dropPeople(context: ImportContext, { id }: Started): Promise<Result<Started>> {
  return change(context, async (tx) => {
    await openPeople(tx, context, id)
    await tx.import.delete({ where: { id }, select: { id: true } })
    return { result: { id }, entry: { action: 'import.drop', subject: { type: 'import', id }, changes: [] } }
  })
}
