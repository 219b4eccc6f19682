import { standingIn } from '@/lib/access/deputies'
import { leakScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { pressingTasks, runningTasks } from '@/lib/leak-tasks/queries/pressing'
import { whoMayHandle } from '@/lib/leaks/queries/handlers'
import { whoHandles } from '../plan/due-plan'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Tasks of leaks: each for the one who has it; overdue, or with nobody who can do it, for who handles leaks. */
export const taskSource: AlarmSource = {
  code: 'task',
  subject: 'leak',
  handles: ['leak', 'note'],
  deputised: 'dpo',
  decides: ['leak', 'triage'],
  kinds: { handlers: ['assigned', 'task'], deciders: [] },
  reads: ['leak', 'read'],
  async pressing(now) {
    const tasks = await pressingTasks(db(), now)
    if (tasks.length === 0) return []
    const able = (await whoMayHandle(db(), now)).map(({ id }) => id)
    const deputies = await standingIn(db(), 'dpo', now)
    const office = { handlers: able.filter((id) => !deputies.includes(id)), deputies, deciders: [] }
    return tasks.map(({ id, ref, isExample, ownerId, given, createdAt, dueAt, ...named }) => {
      const handler = whoHandles(named, office)
      const deciders = handler ? [handler] : office.handlers
      return {
        ...{ id, reference: ref, isExample, handlerId: null, receivedAt: createdAt, unclaimed: false },
        ...{ clocks: [], waiting: [], added: [], task: { given, dueAt } },
        people: { handlers: ownerId === null ? [] : [ownerId], deputies: [], deciders },
      }
    })
  },
  openable(actor) {
    switch (leakScope(actor).kind) {
      case 'all':
        return sql`TRUE`
      case 'invited':
        return sql`EXISTS (SELECT FROM "LeakTask" t JOIN "LeakInvite" i ON i."leakId" = t."leakId"
          WHERE t.id = a."subjectId" AND i."userId" = ${actor.id}::uuid)`
      case 'masked':
      case 'none':
        return sql`FALSE`
    }
  },
  running: (actor) => runningTasks(db(), actor),
  // A task is nothing that comes in, and nobody reminds of it by its own step: both are of its leak.
  inShort: async () => null,
  nextStep: async () => null,
  pathOf: (ref) => `/leaks/${ref}#tasks`,
}
