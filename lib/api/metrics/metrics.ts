import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { isRealLeak } from '@/lib/access/scope'
import { hashOf } from '@/lib/access/session/session'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { jobStates } from '@/lib/jobs/jobs'
import { inSeconds } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'

/** Whether this is the token of the setting METRICS_TOKEN; without one nothing is. */
export function isMetricsToken(given: string | undefined, token: string | undefined): boolean {
  if (given === undefined || token === undefined) return false
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(token)))
}

type Labels = Readonly<Record<string, string>>
type Sample = { labels: Labels; value: number }
type Metric = { name: string; help: string; samples: readonly Sample[] }

const counted = z.array(z.object({ what: z.string(), of: z.string(), state: z.string(), count: z.number() }))
const clocks = z.array(
  z.object({
    source: z.string(),
    overdue: z.number(),
    within_6h: z.number(),
    within_24h: z.number(),
    later: z.number(),
    next: z.number().nullable(),
  }),
)

/** Counts and ends of clocks in the text format of Prometheus: how many, never which or whose. */
export async function metricsText(now: Instant): Promise<string> {
  const rows = counted.parse(
    await db().$queryRaw`
      SELECT 'records' AS what, register AS of, status::text AS state, count(*)::int FROM "Record" GROUP BY 1, 2, 3
      UNION ALL SELECT 'leaks', '', l.state::text, count(*)::int FROM "Leak" l WHERE ${isRealLeak} GROUP BY 1, 2, 3
      UNION ALL SELECT 'requests', '', state, count(*)::int FROM "PersonRequest" GROUP BY 1, 2, 3
      UNION ALL SELECT 'findings', '', state::text, count(*)::int FROM "Finding" GROUP BY 1, 2, 3
      UNION ALL SELECT 'deliveries', '', CASE WHEN "deliveredAt" IS NOT NULL THEN 'delivered' WHEN "nextTryAt" IS NULL THEN 'given_up' ELSE 'waits' END,
        count(*)::int FROM "WebhookDelivery" GROUP BY 1, 2, 3
      UNION ALL SELECT 'log', '', '', COALESCE(max(index) + 1, 0)::int FROM "AuditEntry"
      ORDER BY 1, 2, 3`,
  )
  const at = Prisma.sql`${now}::timestamptz`
  const running = clocks.parse(
    await db().$queryRaw`
      SELECT source, count(*) FILTER (WHERE due <= ${at})::int AS overdue,
        count(*) FILTER (WHERE due > ${at} AND due <= ${at} + interval '6 hours')::int AS "within_6h",
        count(*) FILTER (WHERE due > ${at} + interval '6 hours' AND due <= ${at} + interval '24 hours')::int AS "within_24h",
        count(*) FILTER (WHERE due > ${at} + interval '24 hours')::int AS later,
        extract(epoch FROM min(due))::float8 AS next
      FROM (SELECT 'leaks' AS source, c."dueAt" AS due FROM "LeakClock" c JOIN "Leak" l ON l.id = c."leakId"
          WHERE c."endedAt" IS NULL AND c."dueAt" IS NOT NULL AND ${isRealLeak}
        UNION ALL SELECT 'requests', q."nextDueAt" FROM "PersonRequest" q WHERE q."nextDueAt" IS NOT NULL) x
      GROUP BY source ORDER BY source`,
  )
  // A gauge without anything to count says nothing, not that there is none.
  const none = { overdue: 0, within_6h: 0, within_24h: 0, later: 0, next: null }
  const ends = ['leaks', 'requests'].map(
    (source) => running.find((one) => one.source === source) ?? { source, ...none },
  )
  const jobs = await jobStates(now)
  const of = (what: string, labelsOf: (row: (typeof rows)[number]) => Labels): Sample[] =>
    rows.flatMap((row) => (row.what === what ? [{ labels: labelsOf(row), value: row.count }] : []))
  const byState = ({ state }: { state: string }) => ({ state })
  const metrics: readonly Metric[] = [
    {
      name: 'dertig_records',
      help: 'Records by register and status.',
      samples: of('records', ({ of: register, state }) => ({ register, status: state })),
    },
    { name: 'dertig_leaks', help: 'Leaks by state, without exercises.', samples: of('leaks', byState) },
    { name: 'dertig_requests', help: 'Requests of people by state.', samples: of('requests', byState) },
    { name: 'dertig_findings', help: 'Findings by state.', samples: of('findings', byState) },
    {
      name: 'dertig_clocks_running',
      help: 'Clocks that run, by how soon they end.',
      samples: ends.flatMap(({ source, ...end }) =>
        (['overdue', 'within_6h', 'within_24h', 'later'] as const).map((due) => ({
          labels: { source, due },
          value: end[due],
        })),
      ),
    },
    {
      name: 'dertig_clock_next_end_timestamp_seconds',
      help: 'When the first clock that runs ends, or ended.',
      samples: ends.flatMap(({ source, next }) => (next === null ? [] : [{ labels: { source }, value: next }])),
    },
    {
      name: 'dertig_job_well',
      help: '1 when the last run of a job went well and the next is not late.',
      samples: jobs.map(({ name, state }) => ({ labels: { job: name }, value: state === 'ok' ? 1 : 0 })),
    },
    {
      name: 'dertig_job_success_timestamp_seconds',
      help: 'Last run of a job that went well.',
      samples: jobs.flatMap(({ name, okAt }) =>
        okAt === null ? [] : [{ labels: { job: name }, value: inSeconds(toDatabase(okAt).getTime()) }],
      ),
    },
    {
      name: 'dertig_webhook_deliveries',
      help: 'Deliveries to other programs of the last thirty days, by state.',
      samples: of('deliveries', byState),
    },
    { name: 'dertig_audit_entries', help: 'Entries of the audit log.', samples: of('log', () => ({})) },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of the application.',
      samples: [{ labels: {}, value: process.memoryUsage.rss() }],
    },
  ]
  return `${metrics.flatMap(linesOf).join('\n')}\n`
}

function linesOf({ name, help, samples }: Metric): string[] {
  const escaped = (text: string) => text.replace(/[\\"]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
  const labelsOf = (labels: Labels) => {
    const all = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
    return all.length > 0 ? `{${all.join(',')}}` : ''
  }
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
  ]
}
