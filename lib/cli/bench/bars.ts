import { z } from 'zod'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  type Counted,
  coverageFigure,
  coveredRegisters,
  transferFigure,
  transferRegisters,
} from '@/lib/figures/queries'
import { identifier } from '@/lib/lists/conditions'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { declarationOf } from '@/lib/records/state/registered'
import { type RawParams, tableStateParser } from '@/lib/table/parse'

const { sql } = Prisma

const kept = z.array(z.object({ missing: z.array(z.string()), open: z.array(z.string()), kind: z.string().nullable() }))

/** What the bars of the first page were held against, and the bars that say something else. */
export type ComparedBars = { bars: number; notByHand: readonly string[]; notTheirRows: readonly string[] }

/**
 * Every bar of coverage beside a count over all records one by one, in this process, and every bar beside the total of the
 * list it opens, as the DPO.
 */
export async function compareBars(): Promise<ComparedBars> {
  const user = await db().user.findFirstOrThrow({ where: { roles: { some: { role: 'dpo' } } }, ...withPerson.user })
  const actor = actorOf(user)
  const notByHand: string[] = []
  const parts: Counted<string>[] = []
  for (const register of coveredRegisters) {
    const { coverage, slug, table } = register
    if (!coverage) continue
    const records = kept.parse(
      await db().$queryRaw(sql`SELECT r.missing, r."openFields" AS open, d.${identifier(coverage.of)}::text AS kind
        FROM "Record" r JOIN ${identifier(table)} d ON d.id = r.id WHERE r.register = ${slug} AND r.status <> 'retired'`),
    )
    for (const { key, parts: counted } of await coverageFigure(actor, register)) {
      const item = coverage.items.find((one) => one.item === key)
      const counts = { complete: 0, open: 0, missing: 0 }
      for (const record of item ? records : []) {
        if (!item?.asks.includes(record.kind ?? '')) continue
        const lacks = item.codes.some((code) => record.missing.includes(code))
        const isOpen = item.fields.some((field) => record.open.includes(field))
        counts[lacks ? (isOpen ? 'open' : 'missing') : 'complete'] += 1
      }
      for (const { state, count } of counted)
        if (counts[state] !== count) notByHand.push(`${slug} ${key} ${state}: ${count}, by hand ${counts[state]}`)
      parts.push(...counted)
    }
  }
  for (const register of transferRegisters)
    parts.push(...(await transferFigure(actor, register)).rows.flatMap((row) => row.parts))
  const notTheirRows: string[] = []
  for (const { href, count } of parts) {
    const { pathname, searchParams } = new URL(href, 'http://localhost')
    const register = declarationOf(pathname.split('/').at(-1) ?? '')
    const params: RawParams = Object.fromEntries(searchParams)
    const state = { ...tableStateParser(listShape(listColumns(register)))(params), counted: true }
    const { total } = await listRecords(actor, register, state)
    if (total.count !== count)
      notTheirRows.push(`${href}: ${count}, its list ${total.count}${total.exact ? '' : ' or more'}`)
  }
  return { bars: parts.length, notByHand, notTheirRows }
}
