import { standingIn } from '@/lib/access/deputies'
import { requestScope } from '@/lib/access/scope'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { whoMayHandle } from '@/lib/requests/queries/handlers'
import { pressingTasks, runningTasks } from '@/lib/requests/queries/pressing'
import { whoHandles } from '../plan/due-plan'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Tasks of requests: each for the one who has it; overdue, or with nobody who can do it, for who handles requests. */
export const requestTaskSource: AlarmSource = {
  code: 'request_task',
  subject: 'request',
  handles: ['request', 'note'],
  deputised: 'dpo',
  decides: ['request', 'update'],
  kinds: { handlers: ['assigned', 'task'], deciders: [] },
  reads: ['request', 'read'],
  async pressing(now) {
    const tasks = await pressingTasks(db(), { now, zone: await officeZone() })
    if (tasks.length === 0) return []
    const able = (await whoMayHandle(db(), now)).map(({ id }) => id)
    const deputies = await standingIn(db(), 'dpo', now)
    const office = { handlers: able.filter((id) => !deputies.includes(id)), deputies, deciders: [] }
    return tasks.map(({ id, ref, isExample, ownerId, handlerId, given, createdAt, dueAt }) => {
      const handler = whoHandles({ handlerId }, office)
      const deciders = handler ? [handler] : office.handlers
      return {
        ...{ id, reference: ref, isExample, handlerId: null, receivedAt: createdAt, unclaimed: false },
        ...{ clocks: [], waiting: [], added: [], task: { given, dueAt } },
        people: { handlers: ownerId === null ? [] : [ownerId], deputies: [], deciders },
      }
    })
  },
  openable(actor) {
    switch (requestScope(actor)) {
      case 'all':
        return sql`TRUE`
      case 'tasks':
        return sql`EXISTS (SELECT FROM "RequestTask" t WHERE t.id = a."subjectId" AND t."ownerId" = ${actor.id}::uuid)`
      case 'masked':
      case 'none':
        return sql`FALSE`
    }
  },
  running: async (actor) => runningTasks(db(), actor, await officeZone()),
  // A task is nothing that comes in, and nobody reminds of it by its own step: both are of its request.
  inShort: async () => null,
  nextStep: async () => null,
  pathOf: (ref) => `/requests/${ref}#tasks`,
}
