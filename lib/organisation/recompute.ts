import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { catalog } from '@/lib/registers/catalog'
import { fieldsOf } from '@/lib/registers/define'
import { keepDerived } from '@/lib/registers/record/derived'
import { lockAround } from '@/lib/registers/record/neighbours'
import { brussels, localDateOf } from '@/lib/time/zone'

/** At most so many records in one go: what rules look at is kept in memory meanwhile. */
const batch = 500

/** Registers whose records name legal entities. */
const naming: string[] = catalog.flatMap((register) =>
  fieldsOf(register).some(({ kind }) => kind === 'entities') ? [register.slug] : [],
)

/** Computes again what the records lack that name legal entities, after the company or one of them changed. */
export async function keepNamingRecords(tx: Tx, { now }: Pick<CommandContext, 'now'>): Promise<void> {
  const rows = await tx.record.findMany({
    where: { register: { in: naming }, status: { not: 'retired' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const ids = rows.map(({ id }) => recordIdSchema.parse(id))
  const on = localDateOf(now, brussels)
  await lockAround(tx, { id: ids })
  for (let from = 0; from < ids.length; from += batch) {
    await keepDerived(tx, ids.slice(from, from + batch), on, { around: false })
  }
}
