import { db } from '@/lib/db/client'
import type { ImportId } from '@/lib/db/ids'
import { asResult, type Failure } from '@/lib/errors/refusal'
import { byteOrderMark, csvLine } from '@/lib/files/csv'
import { wordingIn } from '@/lib/records/state/wording'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorText } from '@/lib/text/error-text'
import { labelled } from '@/lib/text/locale'
import { tableInWords } from './plan/json-words'
import type { RowError } from './plan/row'
import type { Table } from './recognise/table'
import { judgedImport } from './run/judge'
import { chosenTable, type ImportContext, storedImport } from './run/stored'

/**
 * The rows with errors as a table of their own, with a column that says what is wrong: to be mended and imported again. Of
 * an import that is done, the rows that were left out, without it. Reading it changes nothing, so it leaves no entry.
 */
export function failedRows(context: ImportContext, { id }: { id: ImportId }): Promise<Response | Failure> {
  return asFile(async () => {
    const stored = await storedImport(db(), context.actor, id)
    const errors = await textsOf(context.actor.locale, 'errors')
    const table = chosenTable(stored)
    const wrong = stored.state === 'open' ? (await judgedImport(db(), context, stored, table)).rows : everyRow(table)
    const words = await wordingIn(context.actor.locale, context.zone)
    const told = { table: tableInWords(table, stored.register, words), wrong, isDone: stored.state !== 'open' }
    return failedTable(context, told, (key) => fieldErrorText(errors, key))
  })
}

type Wrong = { at: number; errors: readonly RowError[] }

/** Every row of a table, with nothing said against it. */
export const everyRow = ({ rows }: Table): Wrong[] => rows.map((_, at) => ({ at, errors: [] }))

type Failed = { table: Table; wrong: readonly Wrong[]; isDone: boolean }

/** Those of these rows that have errors, or all that are kept of an import that is done, as CSV. */
export async function failedTable(
  context: ImportContext,
  { table, wrong, isDone }: Failed,
  inWords: (key: string) => string,
): Promise<string> {
  const t = await textsOf(context.actor.locale, 'imports')
  const lines = wrong.flatMap(({ at, errors }) => {
    const row = table.rows[at]
    if (!row || (errors.length === 0 && !isDone)) return []
    const told = errors.map(({ column, key }) =>
      column === null ? inWords(key) : labelled(context.actor.locale, table.columns[column] ?? '', inWords(key)),
    )
    return [csvLine([...table.columns.map((_, n) => row.cells[n] ?? ''), told.join('\n')], ';')]
  })
  return [byteOrderMark, csvLine([...table.columns, t('check.errorColumn')], ';'), ...lines].join('')
}

/** A text as a file to save, or why there is none. */
export async function asFile(make: () => Promise<string>): Promise<Response | Failure> {
  const result = await asResult(async () => ({ ok: true as const, value: await make() }))
  return result.ok
    ? new Response(result.value, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="import-errors.csv"',
        },
      })
    : result
}
