import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import type { Result } from '@/lib/errors/refusal'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { beginVisit, during } from '@/lib/log/visit'
import { declarationOf } from '@/lib/records/state/registered'
import { readState, valuesOf } from '@/lib/records/state/state'
import { updateRecord } from '@/lib/records/write/update'
import { systemNow } from '@/lib/time/types'
import type { SignedIn } from '../trials/people'
import { type Times, timesOf } from './asks'

export type Written = Times & { name: string; statements: number; goal: number }

const most = 15
/** Of each, before they are timed: this process was started for it, an application that runs has long done as many. */
const warmUps = 200

/** Saves titles of activities and reports leaks, one after another, as commands of this process. */
export async function write(reporters: readonly SignedIn[], rounds: number): Promise<Written[]> {
  const rows = await db().record.findMany({
    where: { register: 'activities', status: { not: 'retired' } },
    select: { id: true, ref: true },
    orderBy: { number: 'desc' },
    take: rounds + warmUps,
  })
  const dpo = await contextOf({ isExample: true, roles: { some: { role: 'dpo' } } })
  const saved = await timed('save a title', rows, async ({ id, ref }) => {
    const state = await readState(db(), 'activities', recordIdSchema.parse(id))
    const { version } = await db().record.findUniqueOrThrow({ where: { id }, select: { version: true } })
    const values = { ...valuesOf(state), title: `${state.base.title.split(' #')[0]} #${version}` }
    return () => updateRecord(dpo, { ref, register: declarationOf('activities').slug, version, values })
  })
  // Nobody reports that often: each time somebody else.
  const contexts = await Promise.all(reporters.map(({ id }) => contextOf({ id })))
  const reported = await timed('report a leak', rows, async ({ ref }) => {
    const input = aReport({}, systemNow())
    const context = contexts[rows.findIndex((row) => row.ref === ref) % contexts.length] ?? dpo
    return () => reportLeak(context, input)
  })
  return [saved, reported]
}

/** Each is prepared first; only the command itself is timed, and the first `warmUps` of them are not. */
async function timed<Row>(
  name: string,
  rows: readonly Row[],
  prepare: (row: Row) => Promise<() => Promise<Result<unknown>>>,
): Promise<Written> {
  const times: number[] = []
  const counts: number[] = []
  for (const row of rows) {
    const command = await prepare(row)
    const visit = beginVisit()
    const began = performance.now()
    const result = await during(visit, command)
    times.push(performance.now() - began)
    counts.push(visit.statements)
    if (!result.ok) throw new OperatorError(`${name} was refused: ${JSON.stringify(result)}`)
  }
  return { name, ...timesOf(times.slice(warmUps)), statements: timesOf(counts).median, goal: most }
}

/** The context of a command of this process, by the first person of that kind. */
export async function contextOf(where: Prisma.UserWhereInput): Promise<CommandContext> {
  const user = await db().user.findFirstOrThrow({ where, ...withPerson.user })
  return { actor: actorOf(user), ...(await officeNow()), channel: 'cli', requestId: randomUUID() }
}
