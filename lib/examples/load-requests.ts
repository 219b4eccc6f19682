import { db } from '@/lib/db/client'
import { requestLetterIdSchema, requestTaskIdSchema } from '@/lib/db/ids'
import { settleIdentity } from '@/lib/requests/commands/check-identity'
import { closeRequest } from '@/lib/requests/commands/close-request'
import { decideRequest } from '@/lib/requests/commands/decide-request'
import { assignTask, endTask } from '@/lib/requests/commands/end-task'
import { extendRequest } from '@/lib/requests/commands/extend-request'
import { planTasks } from '@/lib/requests/commands/plan-tasks'
import { receiveRequest } from '@/lib/requests/commands/receive-request'
import { sendLetter } from '@/lib/requests/commands/send-letter'
import { setHandler } from '@/lib/requests/commands/set-handler'
import { changeLetter, startLetter } from '@/lib/requests/commands/write-letter'
import { receiveInput } from '@/lib/requests/facts/schema'
import { requestDetail } from '@/lib/requests/queries/request-detail'
import { toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { answerOf, type ExampleActor } from './actors'
import type { Story } from './load-records'
import { type ExampleRequest, type ExampleRequestStep, exampleRequests } from './optipost/requests'
import { at, daysAgo, type Happening, type TakenBefore } from './timeline'

type Around = Pick<Story, 'actors' | 'done' | 'telling'>

/** Everything that happened to the example requests, each step in the name and at the moment its data say. */
export function requestHappenings(around: Around): Happening[] {
  return exampleRequests.flatMap((request) => happeningsOf(request, around))
}

/** A moment of the story; what happened today happened before now. */
function momentOf({ dpo }: Around['actors'], days: number, minutes: number) {
  return days === 0 ? addHours(dpo.now, -3) : daysAgo(dpo, days, '11:00', minutes)
}

function happeningsOf(request: ExampleRequest, around: Around): Happening[] {
  const came = momentOf(around.actors, request.daysAgo, 0)
  return [
    { at: came, take: () => receive(request, at(around.actors.dpo, came), around) },
    ...request.steps.map((step, n) => {
      const moment = momentOf(around.actors, step.daysAgo, 5 + n)
      return {
        at: moment,
        take: async () => {
          const { id, ref } = await db().personRequest.findFirstOrThrow({
            where: { isExample: true, createdAt: toDatabase(came), right: request.right },
            select: { id: true, ref: true },
          })
          if (!taken(step, id, around.done)) await take(step, ref, at(around.actors.dpo, moment), around)
        },
      }
    }),
  ]
}

async function receive(request: ExampleRequest, dpo: ExampleActor, { telling }: Around): Promise<void> {
  const { right, channel, peopleCategory, name, email, words } = request
  const known = { isExample: true, createdAt: toDatabase(dpo.now), right }
  if (await db().personRequest.count({ where: known })) return
  const input = receiveInput.parse({
    ...{ right, channel, peopleCategory, name, email, phone: '', address: '', receivedOn: dpo.today },
    ...{ words: telling.text(words), language: telling.language === 'fr' ? 'fr' : 'nl' },
  })
  await answerOf(right, receiveRequest(dpo, input, { isExample: true }))
}

/** The entry of the log that each step ends with. */
const entries = {
  letter: 'request.letter_sent',
  identity: 'request.identity',
  extend: 'request.extend',
  plan: 'request.task',
  give: 'request.task_assign',
  end: 'request.task_end',
  decide: 'request.decide',
  handle: 'request.handler',
  close: 'request.close',
} as const

const taken = ({ does }: ExampleRequestStep, id: string, done: TakenBefore): boolean => done(id, entries[does])

async function take(step: ExampleRequestStep, ref: string, dpo: ExampleActor, around: Around): Promise<void> {
  const { telling, actors } = around
  const { version } = await db().personRequest.findUniqueOrThrow({ where: { ref }, select: { version: true } })
  const target = { ref, version }
  const on = dpo.today
  switch (step.does) {
    case 'letter':
      return letter(step.kind, ref, dpo, around)
    case 'identity':
      return void (await answerOf(ref, settleIdentity(dpo, { ...target, how: step.how, on, note: '' })))
    case 'extend': {
      const reason = telling.text(step.reason)
      return void (await answerOf(ref, extendRequest(dpo, { ...target, why: 'complex', on, reason })))
    }
    case 'plan':
      return void (await answerOf(ref, planTasks(dpo, target)))
    case 'give': {
      const task = await taskOf(ref, step.task)
      const given = { ownerId: actors[step.to].actor.id, dueOn: task.dueOn, todo: telling.text(step.todo) }
      return void (await answerOf(ref, assignTask(dpo, { id: task.id, version: task.version, ...given })))
    }
    case 'end': {
      const by = at(actors[step.by], dpo.now)
      const { id } = await taskOf(ref, step.task)
      const ended = { how: 'done', result: telling.text(step.result), confirmedOn: step.confirmed ? on : null } as const
      return void (await answerOf(ref, endTask(by, { id, ...ended })))
    }
    case 'decide': {
      const { decision, ground } = step
      const reason = step.reason && telling.text(step.reason)
      return void (await answerOf(ref, decideRequest(dpo, { ...target, decision, ground, reason })))
    }
    case 'handle':
      return void (await answerOf(ref, setHandler(dpo, { ...target, handlerId: dpo.actor.id })))
    case 'close':
      return void (await answerOf(ref, closeRequest(dpo, { ...target, reason: telling.text(step.reason) })))
  }
}

async function taskOf(ref: string, title: string) {
  const task = await db().requestTask.findFirstOrThrow({ where: { request: { ref }, title } })
  return { id: requestTaskIdSchema.parse(task.id), version: task.version, dueOn: null }
}

/** Writes a letter, fills in what the example leaves open, and keeps that it went out the same day. */
async function letter(
  kind: Extract<ExampleRequestStep, { does: 'letter' }>['kind'],
  ref: string,
  dpo: ExampleActor,
  { telling }: Around,
): Promise<void> {
  const language = telling.language === 'fr' ? 'fr' : 'nl'
  const { id } = await answerOf(ref, startLetter(dpo, { ref, kind, language }))
  const detail = await requestDetail(dpo, ref)
  const written = detail?.letters.find((one) => one.id === id)
  const body = (written?.body ?? '').replace(/\s*\[[^[\]\n]*\]/g, ' (…)')
  const version = written?.version ?? 1
  if (body !== written?.body)
    await answerOf(ref, changeLetter(dpo, { id: requestLetterIdSchema.parse(id), version, body }))
  const newest = await db().requestLetter.findUniqueOrThrow({ where: { id }, select: { version: true } })
  const { version: of } = await db().personRequest.findUniqueOrThrow({ where: { ref }, select: { version: true } })
  const sent = { on: dpo.today, channel: 'email', sentTo: written?.sentTo ?? '', proof: '' } as const
  await answerOf(ref, sendLetter(dpo, { ref, version: of, id, letterVersion: newest.version, ...sent }))
}
