import type { UserId } from '@/lib/db/ids'
import type { AlarmKind, People } from './due-plan'

/** How somebody is told beside the bell, which always tells: a mail at once, none, or one mail a day. */
export const ways = ['mail', 'bell', 'digest'] as const
export type Way = (typeof ways)[number]

/** What people chose, by person and kind. */
export type Choices = ReadonlyMap<string, Way>
export const choiceKey = (userId: string, kind: AlarmKind) => `${userId}:${kind}`

const chosen = (choices: Choices, userId: UserId, kind: AlarmKind): Way =>
  choices.get(choiceKey(userId, kind)) ?? 'mail'

/** Whoever the thing waits for, so that somebody of them must hear of it at once; nobody for what only informs. */
function actors(kind: AlarmKind, { handlers, deputies, deciders }: People): readonly UserId[] {
  if (kind === 'added') return []
  const able = [...handlers, ...deputies]
  const waitsFor = kind === 'decision' || kind === 'sign_off' ? [deciders, able] : [able, deciders]
  return waitsFor.find((some) => some.length > 0) ?? []
}

/** Whether nobody else who can act takes mail of this kind: then this person must. */
export function isLast(kind: AlarmKind, userId: UserId, people: People, choices: Choices): boolean {
  const able = actors(kind, people)
  return able.includes(userId) && !able.some((other) => other !== userId && chosen(choices, other, kind) === 'mail')
}

/**
 * How this person is told now. Where nobody who can act takes mail any more, because the one who did has left, everybody who can
 * gets one, whatever they chose.
 */
export function wayOf(kind: AlarmKind, userId: UserId, people: People, choices: Choices): Way {
  return isLast(kind, userId, people, choices) ? 'mail' : chosen(choices, userId, kind)
}
