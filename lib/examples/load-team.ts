import { db } from '@/lib/db/client'
import { clientIdSchema, processorLinkIdSchema, recordIdSchema, taskIdSchema, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { endExercise, startExercise } from '@/lib/exercises/commands'
import { addTask } from '@/lib/leak-tasks/commands/add-task'
import { endTask } from '@/lib/leak-tasks/commands/end-task'
import { releaseAdvice, writeAdvice } from '@/lib/leaks/commands/advise'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { reportByProcessor } from '@/lib/leaks/commands/report-by-processor'
import { setHandlers } from '@/lib/leaks/commands/set-handlers'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { processorReportSchema } from '@/lib/leaks/facts/processor-report'
import { makeLink } from '@/lib/notices/links/make-link'
import { addHours, localMomentOf } from '@/lib/time/zone'
import { answerOf, type ExampleActor } from './actors'
import type { ExampleStep } from './leaks/example'
import { heldExercise, toldByLink } from './leaks/today'
import type { Story } from './load-records'
import { at, type Happening } from './timeline'

type Around = Pick<Story, 'actors' | 'records' | 'telling'>

const idOf = (actor: ExampleActor) => userIdSchema.parse(actor.actor.id)

/** Who works on a leak, and what is to be done about it. */
export async function takeTeamStep(
  context: ExampleActor,
  ref: string,
  step: Extract<ExampleStep, { does: 'handle' | 'invite' | 'task' | 'end_task' }>,
  { actors, telling }: Pick<Around, 'actors' | 'telling'>,
): Promise<void> {
  const said = <T>(result: Promise<Result<T>>) => answerOf(`${ref} ${step.does}`, result)
  const leak = await db().leak.findUniqueOrThrow({ where: { ref }, select: { id: true, version: true, invites: true } })
  const target = { ref, version: leak.version }
  switch (step.does) {
    case 'handle':
      return void (await said(setHandlers(context, { ...target, handlerId: idOf(context), secondHandlerId: null })))
    case 'invite': {
      const before = leak.invites.map(({ userId }) => userIdSchema.parse(userId))
      const userIds = [...before, idOf(actors[step.who])]
      return void (await said(inviteToLeak(context, { ...target, userIds, role: step.role })))
    }
    case 'task': {
      const { kind, owner, dueHoursAhead } = step
      const task = { ref, kind, title: telling.text(step.title), ownerId: owner && idOf(actors[owner]) }
      // Counted from the moment of loading, like everything of the example.
      return void (await said(addTask(context, { ...task, at: addHours(actors[step.by].now, dueHoursAhead) })))
    }
    case 'end_task': {
      const where = { leakId: leak.id, title: telling.text(step.title) }
      const { id } = await db().leakTask.findFirstOrThrow({ where, select: { id: true } })
      return void (await said(endTask(context, { id: taskIdSchema.parse(id), how: 'done', reason: '' })))
    }
  }
}

/** A processor with a link that told of a leak, and an exercise that was held. */
export function teamHappenings({ actors, records, telling }: Around): Happening[] {
  const { now } = actors.dpo
  const dpo = (hoursAgo: number) => at(actors.dpo, addHours(now, -hoursAgo))
  const management = (hoursAgo: number) => at(actors.management, addHours(now, -hoursAgo))
  const happening = (hoursAgo: number, take: () => Promise<unknown>): Happening => ({
    at: addHours(now, -hoursAgo),
    take: async () => void (await take()),
  })
  const linkOf = () => db().processorLink.findFirst({ where: { contactEmail: toldByLink.contact.email } })
  const exercise = () =>
    db().exercise.findFirst({ where: { scenario: heldExercise.scenario }, include: { leak: true } })
  /** The target of a step of the exercise, unless that step was taken by an earlier loading. */
  const inExercise = (hoursAgo: number, isTaken: (leak: Held) => boolean, take: (leak: Held) => Promise<unknown>) =>
    happening(hoursAgo, async () => {
      const held = await exercise()
      if (held && held.endedAt === null && !isTaken(held.leak)) await take(held.leak)
    })
  const { story, measures, persons, contact } = toldByLink
  return [
    happening(toldByLink.linkHoursAgo, async () => {
      if (await linkOf()) return
      const ref = records.get(toldByLink.record)?.ref ?? ''
      const to = {
        contactName: contact.name,
        contactEmail: contact.email,
        language: telling.language === 'fr' ? 'fr' : 'nl',
      } as const
      await answerOf('link', makeLink(dpo(toldByLink.linkHoursAgo), { ref, ...to, expiresOn: null }))
    }),
    happening(toldByLink.toldHoursAgo, async () => {
      const link = await linkOf()
      const clientId = clientIdSchema.parse(toldByLink.clientId)
      if (!link || (await db().leakReport.count({ where: { clientId } })) > 0) return
      const { date, time } = localMomentOf(addHours(now, -toldByLink.knewHoursAgo), actors.dpo.zone)
      const told = processorReportSchema.parse({
        ...{ clientId, story: telling.text(story), measures: telling.text(measures), persons: String(persons) },
        ...{ knewAt: `${date}T${time}`, occurredFrom: '', occurredUntil: '', ongoing: 'no' },
        ...{ people: ['customers'], data: ['contact'], callName: contact.name, callPhone: contact.phone },
      })
      const actor = { kind: 'link', id: processorLinkIdSchema.parse(link.id), name: 'processor' } as const
      const by = { ...dpo(toldByLink.toldHoursAgo), actor, channel: 'page' as const }
      const language = telling.language === 'fr' ? 'fr' : 'nl'
      const of = { recordId: recordIdSchema.parse(link.recordId), language, isExample: true } as const
      await answerOf('told by link', reportByProcessor(by, told, of))
    }),
    happening(heldExercise.startedHoursAgo, async () => {
      if (await exercise()) return
      const { scenario, pace } = heldExercise
      await answerOf('exercise', startExercise(dpo(heldExercise.startedHoursAgo), { scenario, pace }))
    }),
    inExercise(
      heldExercise.confirmedHoursAgo,
      ({ state }) => state !== 'received',
      (leak) =>
        answerOf(
          'exercise',
          confirmLeak(dpo(heldExercise.confirmedHoursAgo), {
            ...{ ref: leak.ref, version: leak.version, personalData: true, reason: telling.text(heldExercise.confirm) },
          }),
        ),
    ),
    inExercise(
      heldExercise.awareHoursAgo,
      ({ awareAt }) => awareAt !== null,
      (leak) => {
        const since = addHours(now, -heldExercise.sinceHoursAgo)
        const aware = { ref: leak.ref, version: leak.version, at: since, reason: telling.text(heldExercise.aware) }
        return answerOf('exercise', setAware(dpo(heldExercise.awareHoursAgo), aware))
      },
    ),
    inExercise(
      heldExercise.advisedHoursAgo,
      ({ version }) => version > 3,
      async ({ id, ref, version }) => {
        const by = dpo(heldExercise.advisedHoursAgo)
        const body = telling.text(heldExercise.advice)
        await answerOf(
          ref,
          writeAdvice(by, { ref, version, body, notifyAuthority: 'notify', notifyPeople: 'not_needed' }),
        )
        const advice = await db().leakAdvice.findFirstOrThrow({ where: { leakId: id } })
        const { version: next } = await db().leak.findUniqueOrThrow({ where: { id } })
        await answerOf(ref, releaseAdvice(by, { ref, version: next, adviceId: advice.id }))
      },
    ),
    inExercise(
      heldExercise.decidedHoursAgo,
      ({ version }) => version > 5,
      ({ ref, version }) => {
        const decision = { kind: 'authority', outcome: 'notify', reasonCode: null } as const
        const grounds = telling.text(heldExercise.grounds)
        return answerOf(
          ref,
          signDecision(management(heldExercise.decidedHoursAgo), { ref, version, ...decision, grounds }),
        )
      },
    ),
    inExercise(
      heldExercise.endedHoursAgo,
      () => false,
      ({ ref }) => {
        const [wentWell, toChange] = [telling.text(heldExercise.wentWell), telling.text(heldExercise.toChange)]
        return answerOf(ref, endExercise(dpo(heldExercise.endedHoursAgo), { ref, wentWell, toChange }))
      },
    ),
  ]
}

type Held = { id: string; ref: string; version: number; state: string; awareAt: Date | null }
