import type { Tx } from '@/lib/db/client'
import type { BatchId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import { minute } from '@/lib/time/length'
import type { RowError } from '../plan/row'
import { chosenTable, type ImportContext, type StoredOf } from './stored'

/** So long the largest table may take to be written, on a machine that has much else to do. */
export const longest = { longestMs: minute }

type Row = { at: number; deed: string; errors: readonly RowError[] }

/** The rows with errors; refuses `import_wrong` while there are any, unless they are left out knowingly. */
export function leftOutOf(rows: readonly Row[], leaveWrong: boolean): Row[] {
  const wrong = rows.filter(({ errors }) => errors.length > 0)
  if (wrong.length > 0 && !leaveWrong) throw new Refusal('not_now', { reason: 'import_wrong' })
  return wrong
}

type Came<Report> = { report: Report; wrong: readonly Row[]; batchId?: BatchId }

/** Keeps what came of an import; of its file only the rows that were left out. */
export async function closeImport<Of, Report extends { [key: string]: JsonValue }>(
  tx: Tx,
  context: ImportContext,
  stored: StoredOf<Of, Report>,
  { report, wrong, batchId }: Came<Report>,
): Promise<void> {
  const table = chosenTable(stored)
  await tx.import.update({
    where: { id: stored.id },
    data: {
      ...{ state: 'done', batchId, report, updatedAt: context.now },
      tables: [{ ...table, rows: wrong.flatMap(({ at }) => table.rows[at] ?? []) }],
      choice: { ...stored.choice, table: 0 },
    },
    select: { id: true },
  })
}
