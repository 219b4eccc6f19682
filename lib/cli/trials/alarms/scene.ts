import { randomInt, randomUUID } from 'node:crypto'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { acknowledge } from '@/lib/alarms/commands'
import { db } from '@/lib/db/client'
import { clientIdSchema } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import type { Result } from '@/lib/errors/refusal'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { setHandlers } from '@/lib/leaks/commands/set-handlers'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { hour, minute } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { personAt } from '../contexts'
import type { History, LeakState, Office } from './facts'

type Someone = CommandContext & { actor: Actor }
type Scene = {
  office: Office
  dpo: Someone
  other: Someone
  manager: Someone
  reporters: Someone[]
  clock: () => Instant
}

/** So many reports of one person in ten minutes are taken. */
const perReporter = 10

/** The people of the trial, whose addresses take mail: two DPOs, a deputy of one, management, and who reports. */
export async function peopleOfTrial(leaks: number, clock: () => Instant): Promise<Scene> {
  const at = (name: string, role: 'dpo' | 'management' | 'employee') => personAt(`${name}@people.test`, role)
  const [dpo, other, manager, deputy] = [
    await at('first', 'dpo'),
    await at('second', 'dpo'),
    await at('manager', 'management'),
    await at('deputy', 'employee'),
  ]
  const reporters: Someone[] = []
  for (let n = 0; n <= leaks / perReporter; n += 1) reporters.push(await at(`reporter-${n}`, 'employee'))
  const from = toDatabase(clock())
  await db().deputy.create({
    data: {
      ...{ principalId: dpo.actor.id, deputyId: deputy.actor.id, role: 'dpo', reason: 'Trial' },
      ...{ fromAt: new Date(from.getTime() - hour), untilAt: new Date(from.getTime() + 1000 * hour) },
      ...{ namedAt: from, acceptedAt: from },
    },
  })
  const handlers = [dpo.actor.id, other.actor.id]
  const office = { handlers, deputies: [deputy.actor.id], deciders: [manager.actor.id] }
  return { office, dpo, other, manager, reporters, clock }
}

const moved = (person: Someone, now: Instant): Someone => ({ ...person, ...localNow(now, person.zone) })

async function must<T>(promise: Promise<Result<T>>): Promise<T> {
  const result = await promise
  if (!result.ok) throw new OperatorError(`A step of the trial was refused: ${JSON.stringify(result)}`)
  return result.value
}

export type Deed = 'acknowledge' | 'handler' | 'aware' | 'note' | 'confirm'
export const deeds: readonly Deed[] = ['aware', 'acknowledge', 'note', 'handler', 'confirm', 'aware']

/** What happens in the trial, with what each leak was like since when. */
export function story(scene: Scene) {
  const histories: History[] = []
  const refs: string[] = []

  async function note(history: History, began: Instant): Promise<void> {
    const state = await stateOf(history.id)
    history.changes.push({ began: Date.parse(began), ended: Date.parse(scene.clock()), state })
  }

  return {
    histories,
    /** Somebody reports, by the clock of the trial or as if it had been at a moment before. */
    async report(at?: Instant): Promise<void> {
      const began = scene.clock()
      const reporter = scene.reporters[histories.length % scene.reporters.length] ?? scene.dpo
      const { ref } = await must(reportLeak(moved(reporter, at ?? began), aReport({}, at ?? began)))
      const { id } = await db().leak.findUniqueOrThrow({ where: { ref }, select: { id: true } })
      const history = { id, changes: [] }
      await note(history, began)
      histories.push(history)
      refs.push(ref)
    },
    /** Somebody does something with a leak, where it can still be done. */
    async happens(deed: Deed, index: number): Promise<void> {
      const [history, ref] = [histories[index], refs[index]]
      if (!history || !ref) return
      const began = scene.clock()
      const { version, reporterId, reportedAt, state } = await db().leak.findUniqueOrThrow({ where: { ref } })
      const target = { ref, version }
      const dpo = moved(scene.dpo, began)
      switch (deed) {
        case 'acknowledge':
          await must(acknowledge(moved(scene.manager, began), { ref }))
          break
        case 'handler':
          await must(setHandlers(dpo, { ...target, handlerId: scene.other.actor.id, secondHandlerId: null }))
          break
        case 'confirm':
          if (state === 'received') await must(confirmLeak(dpo, { ...target, personalData: true, reason: '' }))
          break
        case 'note': {
          const reporter = scene.reporters.find(({ actor }) => actor.id === reporterId) ?? scene.dpo
          const body = `More of trial ${ref}`
          const clientId = clientIdSchema.parse(randomUUID())
          await must(addReporterNote(moved(reporter, began), { ref, clientId, body }))
          break
        }
        case 'aware': {
          const span = Math.min(Date.parse(began) - reportedAt.getTime(), 30 * hour)
          const at = instantOf(
            new Date(reportedAt.getTime() + randomInt(0, Math.max(1, Math.floor(span / minute))) * minute),
          )
          await must(setAware(dpo, { ...target, at, reason: 'trial', unlikelyReason: 'trial' }))
          break
        }
      }
      await note(history, began)
    },
  }
}

async function stateOf(id: string): Promise<LeakState> {
  const leak = await db().leak.findUniqueOrThrow({
    where: { id },
    include: {
      clocks: { where: { endedAt: null, dueAt: { not: null } } },
      notes: { where: { kind: 'reporter' } },
    },
  })
  const claimed = await db().acknowledgement.count({ where: { subjectId: id } })
  return {
    reportedAt: leak.reportedAt.getTime(),
    untouched: leak.version === 1 && leak.state === 'received' && claimed === 0,
    handlerId: leak.handlerId,
    clocks: leak.clocks.flatMap(({ code, dueAt }) => (dueAt ? [{ code, dueAt: dueAt.getTime() }] : [])),
    notes: leak.notes.map((row) => ({ id: row.id, at: row.recordedAt.getTime(), byId: row.authorId })),
  }
}
