import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { declarationOf } from '@/lib/records/state/registered'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { CalendarDate } from '@/lib/time/types'

const { sql, raw, join } = Prisma
const registers: readonly AnyRegister[] = catalog
const asking = registers.flatMap(({ slug, leakNotice }) => (leakNotice ? [slug] : []))
const ownColumns = registers.flatMap(({ table, leakNotice }) =>
  leakNotice ? [sql`SELECT d.id, to_jsonb(d) - 'id' AS own FROM ${raw(`"${table}"`)} d`] : [],
)
const values = z.record(z.string(), z.unknown())

/** A contract that gives notice of leaks: one that a leak names, or one around a record that it hits. */
export const linkedContract = z.object({
  ref: z.string(),
  register: z.string().transform(declarationOf),
  status: z.string(),
  inForce: z.boolean(),
  named: z.boolean(),
  own: values,
  /** Values of the version in force of one that is being changed. */
  frozen: values.nullable(),
})
export type Linked = z.infer<typeof linkedContract>

/** The contracts of leaks as a column of JSON: those linked to them, and those that their records link to or that link to these. */
export function contractsOf(leakIds: readonly string[]) {
  return contractsAround(
    sql`SELECT "leakId", "recordId" FROM "LeakRecord" WHERE "leakId" = ANY(${[...leakIds]}::uuid[])`,
  )
}

/** The same of any records that leaks hit: `hits` are rows of a leak and a record. */
export function contractsAround(hits: Prisma.Sql) {
  return sql`SELECT COALESCE(jsonb_agg(jsonb_build_object('leakId', c."leakId", 'named', c.named, 'ref', r.ref,
      'register', r.register, 'status', r.status, 'inForce', r."inForceVersionId" IS NOT NULL, 'own', COALESCE(o.own, '{}'),
      'frozen', CASE WHEN r.status IN ('draft', 'in_review') THEN v.content::jsonb -> 'values' END)), '[]')
    FROM (
      SELECT h."leakId", h."recordId" AS id, TRUE AS named FROM (${hits}) h
      UNION SELECT h."leakId", l."toId", FALSE FROM (${hits}) h JOIN "RecordLink" l ON l."fromId" = h."recordId"
      UNION SELECT h."leakId", l."fromId", FALSE FROM (${hits}) h JOIN "RecordLink" l ON l."toId" = h."recordId"
    ) c JOIN "Record" r ON r.id = c.id AND r.register = ANY(${asking}::text[])
      LEFT JOIN "RecordVersion" v ON v.id = r."inForceVersionId"
      LEFT JOIN LATERAL (SELECT x.own FROM (${join(ownColumns, ' UNION ALL ')}) x WHERE x.id = r.id) o ON TRUE`
}

export type ContractNotice = { hours: number; ref: string }

/**
 * The shortest notice of a leak, in hours, that an agreement asks: one linked to the leak itself, or one in force on the
 * day of a linked processor or activity (Art. 28(3)(f), 33(2)). Of an agreement that is being changed counts what is in
 * force. Null when none gives hours.
 */
export function shortestNotice(contracts: readonly Linked[], on: CalendarDate): ContractNotice | null {
  const notices = contracts.flatMap(({ ref, register, status, inForce, named, own, frozen }) => {
    const notice = register.leakNotice
    if (!notice) return []
    const approved = frozen && register.detail.safeParse(frozen)
    const detail = approved?.success ? approved.data : register.detail.parse(own)
    const isInForce = status !== 'retired' && inForce && notice.isRunningOn(detail, on)
    const hours = named || isInForce ? notice.hoursOf(detail) : null
    return hours === null ? [] : [{ hours, ref }]
  })
  return notices.sort((a, b) => a.hours - b.hours || a.ref.localeCompare(b.ref))[0] ?? null
}
