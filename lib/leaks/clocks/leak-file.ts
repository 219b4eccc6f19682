import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type Leak, Prisma } from '@/lib/db/generated/client'
import { type Instant, instantOf, instantSchema } from '@/lib/time/types'
import { defaultYearsBack } from '../facts/moments'
import { ruleSetOf, storedRules } from './clock-set'
import { contractsOf, type Linked, linkedContract } from './contract-notice'

const { sql, raw } = Prisma
const instant = instantSchema.nullable()

/** A value of a moment that no other row corrects. */
const momentRow = z.object({ id: z.string(), kind: z.string(), at: instant, reference: z.string().nullable() })
const decisionRow = z.object({
  kind: z.string(),
  outcome: z.string(),
  reasonCode: z.string().nullable(),
  decidedAt: instantSchema,
  /** Name of who decided. */
  by: z.string().nullable(),
})
/** A clock as it is kept. */
const clockRow = z.object({
  id: z.string(),
  code: z.string(),
  ruleId: z.string(),
  provisional: z.boolean(),
  startAt: instantSchema,
  dueAt: instant,
  latestAt: instant,
  endedAt: instant,
  endKind: z.string().nullable(),
  endReference: z.string().nullable(),
  agreementRef: z.string().nullable(),
  revision: z.number(),
  rule: z.object({ threshold: z.string().nullable() }),
})
export type KeptClock = z.infer<typeof clockRow>

const rowsOf = <T extends z.ZodRawShape>(row: z.ZodObject<T>) => z.array(row.extend({ leakId: z.string() }))
const loaded = z.tuple([
  z.object({
    moments: rowsOf(momentRow),
    decisions: rowsOf(decisionRow),
    clocks: rowsOf(clockRow),
    contracts: rowsOf(linkedContract),
    rules: storedRules,
    yearsBack: z.number().nullable(),
  }),
])

/** What the clocks of a leak look at in its own row. */
export type Clocked = Pick<
  Leak,
  | 'state'
  | 'actingAs'
  | 'occurredFrom'
  | 'detectedAt'
  | 'reportedAt'
  | 'firstReceivedAt'
  | 'awareAt'
  | 'processorAwareAt'
  | 'processorInformedAt'
  | 'highRiskFoundAt'
  | 'riskLevel'
  | 'closedAt'
  | 'personalData'
>

/**
 * A leak with everything that a write on it looks at, read once under lock: moments and decisions newest first, clocks as
 * they are kept, contracts of the records it hits, the rule set. A command that writes a moment or a decision adds it here,
 * so that the clocks follow from what is known.
 */
export type LeakFile<L = Leak> = {
  leak: L
  moments: z.infer<typeof momentRow>[]
  decisions: z.infer<typeof decisionRow>[]
  clocks: readonly KeptClock[]
  contracts: readonly Linked[]
  rules: ReturnType<typeof ruleSetOf>
  yearsBack: number
}

/** The file of a leak whose row was read under lock. */
export async function loadFile(tx: Tx, leak: Leak): Promise<LeakFile> {
  const [file] = await loadFiles(tx, [leak])
  if (!file) throw new Error('no file of a leak')
  return file
}

/** The files of leaks, in one statement however many they are. */
export async function loadFiles<L extends { id: string }>(tx: Tx, leaks: readonly L[]): Promise<LeakFile<L>[]> {
  const ids = leaks.map(({ id }) => id)
  // Both tables only grow, so of two rows of one moment the later one lies behind the other.
  const [found] = loaded.parse(
    await tx.$queryRaw`SELECT
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('leakId', m."leakId", 'id', m.id, 'kind', m.kind, 'at', ${utc('m.at')},
          'reference', m.reference) ORDER BY m."setAt" DESC, m.ctid DESC), '[]')
        FROM "LeakMoment" m WHERE m."leakId" = ANY(${ids}::uuid[])
          AND NOT EXISTS (SELECT FROM "LeakMoment" c WHERE c."correctsId" = m.id)) AS moments,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('leakId', d."leakId", 'kind', d.kind, 'outcome', d.outcome,
          'reasonCode', d."reasonCode", 'decidedAt', ${utc('d."decidedAt"')}, 'by', u.name)
          ORDER BY d."decidedAt" DESC, d.ctid DESC), '[]')
        FROM "LeakDecision" d LEFT JOIN "User" u ON u.id = d."decidedById" WHERE d."leakId" = ANY(${ids}::uuid[])) AS decisions,
      (SELECT COALESCE(jsonb_agg(to_jsonb(k) || jsonb_build_object('startAt', ${utc('k."startAt"')}, 'dueAt', ${utc('k."dueAt"')},
          'latestAt', ${utc('k."latestAt"')}, 'endedAt', ${utc('k."endedAt"')},
          'rule', jsonb_build_object('threshold', r.threshold)) ORDER BY k.code), '[]')
        FROM "LeakClock" k JOIN "ClockRule" r ON r.id = k."ruleId" WHERE k."leakId" = ANY(${ids}::uuid[])) AS clocks,
      (${contractsOf(ids)}) AS contracts, ${rulesAsJson} AS rules, ${yearsAsJson} AS "yearsBack"`,
  )
  return leaks.map((leak) => {
    const own = <T extends { leakId: string }>(rows: readonly T[]) => rows.filter(({ leakId }) => leakId === leak.id)
    return {
      leak,
      moments: own(found.moments),
      decisions: own(found.decisions),
      clocks: own(found.clocks),
      contracts: own(found.contracts),
      rules: ruleSetOf(found.rules),
      yearsBack: found.yearsBack ?? defaultYearsBack,
    }
  })
}

/** The rule set, and how far back a moment may lie, as columns. */
export const rulesAsJson = sql`(SELECT COALESCE(jsonb_agg(r ORDER BY r."validFrom", r.code, r.version), '[]') FROM "ClockRule" r)`
export const yearsAsJson = sql`(SELECT o."leakYearsBack" FROM "Organisation" o WHERE o.id = 1)`

function utc(column: string) {
  return raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}

/** A moment of a column, or none. */
export const optional = (date: Date | null): Instant | null => (date ? instantOf(date) : null)
