import { leakScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { userIdSchema } from '@/lib/db/ids'
import { readLeak } from '@/lib/leaks/queries/leak-detail'
import { leakInShort, pressingLeaks, runningClocks } from '@/lib/leaks/queries/pressing'
import { stepOfClock } from '@/lib/leaks/steps/places'
import { stepsOfLeak } from '@/lib/leaks/steps/steps-of-leak'
import type { AlarmKind } from '../plan/due-plan'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Where on the page of a leak it is answered; null: at what waits next. */
function placeOf(kind: AlarmKind | null, part: string): string {
  switch (kind) {
    case 'due':
      return `step-${stepOfClock(part)}`
    case 'decision':
      return 'step-decision'
    case 'added':
      return 'reported'
    case 'inject':
      return 'exercise'
    case 'assigned':
    case 'task':
      return 'tasks'
    case 'reminded':
      return `step-${part}`
    default:
      return 'next'
  }
}

/** Leaks. Where nobody was named as handler, every DPO handles them. */
export const leakSource: AlarmSource = {
  code: 'leak',
  subject: 'leak',
  handles: ['leak', 'triage'],
  deputised: 'dpo',
  decides: ['decision', 'sign'],
  kinds: {
    handlers: ['received', 'due', 'added', 'inject'],
    deciders: ['received', 'due', 'decision', 'sign_off', 'inject'],
  },
  reads: ['leak', 'read'],
  async pressing(now, claimed) {
    const leaks = await pressingLeaks(db(), now)
    return leaks.map(({ id, ref, isExample, touched, decision, signOffs, notes, injects, ...leak }) => ({
      ...{ id, reference: ref, isExample, added: notes, injects, receivedAt: leak.receivedAt, clocks: leak.clocks },
      ...{ handlerId: leak.handlerId, secondHandlerId: leak.secondHandlerId },
      unclaimed: !touched && !claimed.has(id),
      waiting: [
        ...(decision ? [{ kind: 'decision' as const, ...decision }] : []),
        ...signOffs.map((draft) => ({ kind: 'sign_off' as const, ...draft })),
      ],
    }))
  },
  openable(actor) {
    switch (leakScope(actor).kind) {
      case 'all':
      case 'masked':
        return sql`TRUE`
      case 'invited':
        return sql`EXISTS (SELECT FROM "LeakInvite" i WHERE i."leakId" = a."subjectId" AND i."userId" = ${actor.id}::uuid)`
      case 'none':
        return sql`FALSE`
    }
  },
  running: (actor) => runningClocks(db(), actor),
  inShort: leakInShort,
  async nextStep(context, ref) {
    const leak = await readLeak(context, ref)
    if (!leak) return null
    const { next } = stepsOfLeak(leak)
    const waitsFor = next?.waitsFor === 'management' ? 'deciders' : 'handlers'
    const idOf = (person: { id: string } | null) => person && userIdSchema.parse(person.id)
    const named = { handlerId: idOf(leak.handler), secondHandlerId: idOf(leak.second) }
    return { id: leak.id, isExample: leak.isExample, step: next?.step ?? null, waitsFor, ...named }
  },
  pathOf(ref, kind, part = '') {
    if (kind === 'received') return `/alerts/${ref}`
    // The draft itself, where it is signed off.
    if (kind === 'sign_off') return `/leaks/${ref}/draft/${part}`
    return `/leaks/${ref}#${placeOf(kind, part)}`
  },
}
