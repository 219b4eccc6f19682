import type { UserId } from '@/lib/db/ids'
import type { AlarmKind, People } from './due-plan'

/** How somebody is told beside the bell, which always tells: a mail at once, none, or one mail a day. */
export const ways = ['mail', 'bell', 'digest'] as const
export type Way = (typeof ways)[number]

/** Kinds of which a person chooses how they are told; a colleague who reminds is always mailed. */
export const chosenKinds = [
  ...([
    'received',
    'due',
    'decision',
    'sign_off',
    'added',
    'assigned',
    'task',
    'link_ends',
    'unanswered',
    'inject',
  ] as const),
] as const satisfies readonly AlarmKind[]
export type ChosenKind = (typeof chosenKinds)[number]

/** What people chose, by person and kind. */
export type Choices = ReadonlyMap<string, Way>
export const choiceKey = (userId: string, kind: AlarmKind) => `${userId}:${kind}`

const chosen = (choices: Choices, userId: UserId, kind: AlarmKind): Way =>
  choices.get(choiceKey(userId, kind)) ?? 'mail'

const informs: readonly AlarmKind[] = ['added', 'link_ends', 'unanswered', 'inject', 'assigned', 'task']

/** Whoever the thing waits for, so that somebody of them must hear of it at once; nobody for what only informs, and tasks, which are one person’s. */
function actors(kind: AlarmKind, { handlers, deputies, deciders }: People): readonly UserId[] {
  if (informs.includes(kind)) return []
  const able = [...handlers, ...deputies]
  const waitsFor = kind === 'decision' || kind === 'sign_off' ? [deciders, able] : [able, deciders]
  return waitsFor.find((some) => some.length > 0) ?? []
}

const lastOf = (able: readonly UserId[], userId: UserId, kind: AlarmKind, choices: Choices): boolean =>
  able.includes(userId) && !able.some((other) => other !== userId && chosen(choices, other, kind) === 'mail')

/** Whether nobody else who can act takes mail of this kind: then this person must. */
export function isLast(kind: AlarmKind, userId: UserId, people: People, choices: Choices): boolean {
  return lastOf(actors(kind, people), userId, kind, choices)
}

type Alarmed = { kind: AlarmKind; recipientId: UserId }

/**
 * How this person is told now. Where nobody who is told of it and can act takes mail, because the one who did has left or because
 * it goes to its handler alone, everybody of them gets one, whatever they chose.
 */
export function wayOf({ kind, recipientId }: Alarmed, told: readonly UserId[], people: People, choices: Choices): Way {
  const able = actors(kind, people).filter((person) => told.includes(person))
  return lastOf(able, recipientId, kind, choices) ? 'mail' : chosen(choices, recipientId, kind)
}
