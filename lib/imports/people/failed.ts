import { db } from '@/lib/db/client'
import type { ImportId } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { textsOf } from '@/lib/text/catalogue'
import { asFile, everyRow, failedTable } from '../failed'
import { chosenTable, type ImportContext, storedPeople } from '../run/stored'
import { judgedPeople } from './judge'
import { personProblem } from './problem'

/** The rows of a table of people with errors, or those that were left out, as `failedRows` gives them. Right: user.create. */
export function failedPeople(context: ImportContext, { id }: { id: ImportId }): Promise<Response | Failure> {
  return asFile(async () => {
    const stored = await storedPeople(db(), context.actor, id)
    const { locale } = context.actor
    const [access, errors] = await Promise.all([textsOf(locale, 'access'), textsOf(locale, 'errors')])
    const table = chosenTable(stored)
    const wrong = stored.state === 'open' ? await judgedPeople(db(), context, table, stored.choice) : everyRow(table)
    return failedTable(context, { table, wrong, isDone: stored.state !== 'open' }, (key) =>
      personProblem(access, errors, key),
    )
  })
}
