import { type Actor, actingPerson, type CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { db, type Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { Instant } from '@/lib/time/types'
import { type Choices, type ChosenKind, choiceKey, chosenKinds, isLast, type Way, ways } from '../plan/ways'
import { sources } from '../sources/all'
import { peopleOf } from '../sources/people'
import type { ChoicesInput } from './schema'

/** What everybody chose. */
export async function allChoices(client: Tx = db()): Promise<Choices> {
  const rows = await client.alarmChoice.findMany()
  return new Map(
    rows.flatMap(({ userId, kind, way }) => {
      const [known, chosen] = [chosenKinds.find((one) => one === kind), ways.find((one) => one === way)]
      return known && chosen ? [[choiceKey(userId, known), chosen] as const] : []
    }),
  )
}

/** The kinds of alarms that ever come to this person, by what they handle and decide. */
export function kindsOf(actor: Actor): readonly ChosenKind[] {
  const kinds = sources.flatMap((source): ChosenKind[] => [
    ...(mayEver(actor, ...source.handles) ? source.kinds.handlers : []),
    ...(mayEver(actor, ...source.decides) ? source.kinds.deciders : []),
  ])
  return chosenKinds.filter((kind) => kinds.includes(kind))
}

export type OwnChoice = { kind: ChosenKind; way: Way; isLast: boolean }

/** How the person is told of each kind that comes to them, and where they are the last who can act and takes mail. */
export async function ownChoices(actor: Actor, now: Instant): Promise<OwnChoice[]> {
  const kinds = kindsOf(actor)
  if (kinds.length === 0) return []
  const [choices, last] = [await allChoices(), await lastFor(db(), actor, now)]
  return kinds.map((kind) => ({
    kind,
    way: choices.get(choiceKey(actor.id, kind)) ?? 'mail',
    isLast: last(kind, choices),
  }))
}

async function lastFor(client: Tx, { id }: Pick<Actor, 'id'>, now: Instant) {
  const offices = await Promise.all(sources.map((source) => peopleOf(client, source, now)))
  return (kind: ChosenKind, choices: Choices) => offices.some((people) => isLast(kind, id, people, choices))
}

/**
 * Chooses how oneself is told, by kind. Refused, with the kinds, where nobody else who can act would take mail: two who choose
 * at once are judged one after the other. Kinds that never come to the person are denied.
 */
export function choose(context: CommandContext, input: ChoicesInput): Promise<Result<null>> {
  const userId = actingPerson(context)
  return change(context, async (tx) => {
    const { actor, now } = context
    const sent = chosenKinds.filter((kind) => input[kind] !== undefined)
    const own = actor.kind === 'person' ? kindsOf(actor) : []
    if (own.length === 0 || sent.some((kind) => !own.includes(kind))) {
      throw new Refusal('denied', { reason: 'alarms.choose' })
    }
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(3030303034)`
    const [choices, last] = [await allChoices(tx), await lastFor(tx, { id: userId }, now)]
    const before = Object.fromEntries(sent.map((kind) => [kind, choices.get(choiceKey(userId, kind)) ?? 'mail']))
    const changes = changesBetween(before, input)
    if (changes.length === 0) return { result: null, entry: null }
    const refused = sent.filter((kind) => input[kind] !== 'mail' && input[kind] !== before[kind] && last(kind, choices))
    if (refused.length > 0) {
      throw new Refusal('invalid', { fields: Object.fromEntries(refused.map((kind) => [kind, ['last_to_act']])) })
    }
    for (const kind of sent) {
      const way = input[kind] ?? 'mail'
      await tx.alarmChoice.upsert({
        where: { userId_kind: { userId, kind } },
        create: { userId, kind, way },
        update: { way },
      })
    }
    return { result: null, entry: { action: 'alarm.choose', subject: { type: 'user', id: userId }, changes } }
  })
}
