import { db } from '@/lib/db/client'
import type { ImportId } from '@/lib/db/ids'
import { asResult, type Failure } from '@/lib/errors/refusal'
import { byteOrderMark, csvLine } from '@/lib/files/document'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorText } from '@/lib/text/error-text'
import { judgedImport } from './run/judge'
import { chosenTable, type ImportContext, storedImport } from './run/stored'

/**
 * The rows with errors as a table of their own, with a column that says what is wrong: to be mended and imported again. Of
 * an import that is done, the rows that were left out, without it. Reading it changes nothing, so it leaves no entry.
 */
export function failedRows(context: ImportContext, { id }: { id: ImportId }): Promise<Response | Failure> {
  const answered = asResult(async () => {
    const stored = await storedImport(db(), context.actor, id)
    const t = await textsOf(context.actor.locale, 'imports')
    const errors = await textsOf(context.actor.locale, 'errors')
    const table = chosenTable(stored)
    const wrong =
      stored.state === 'open'
        ? (await judgedImport(db(), context, stored, table)).rows.filter((row) => row.errors.length > 0)
        : table.rows.map((_, at) => ({ at, errors: [] }))
    const lines = wrong.flatMap(({ at, errors: all }) => {
      const row = table.rows[at]
      if (!row) return []
      const told = all.map(({ column, key }) => {
        const words = fieldErrorText(errors, key)
        return column === null ? words : `${table.columns[column] ?? ''}: ${words}`
      })
      return [csvLine([...table.columns.map((_, n) => row.cells[n] ?? ''), told.join('\n')], ';')]
    })
    const body = [byteOrderMark, csvLine([...table.columns, t('check.errorColumn')], ';'), ...lines].join('')
    return { ok: true as const, value: body }
  })
  return answered.then((result) =>
    result.ok
      ? new Response(result.value, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="import-errors.csv"',
          },
        })
      : result,
  )
}
