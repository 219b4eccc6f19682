import { requestScope } from '@/lib/access/scope'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { whoMayHandle } from '@/lib/requests/queries/handlers'
import { pressingTasks, runningTasks } from '@/lib/requests/queries/pressing'
import { taskSourceOf } from './task-source'

const { sql } = Prisma

/** Tasks of requests. */
export const requestTaskSource = taskSourceOf({
  code: 'request_task',
  subject: 'request',
  handles: ['request', 'note'],
  decides: ['request', 'update'],
  reads: ['request', 'read'],
  pressingTasks: async (now) => pressingTasks(db(), { now, zone: await officeZone() }),
  whoMayHandle: (now) => whoMayHandle(db(), now),
  openable(actor) {
    switch (requestScope(actor)) {
      case 'all':
        return sql`TRUE`
      case 'tasks':
        // By any task of theirs in it, as the request itself: an alarm may speak for several.
        return sql`EXISTS (SELECT FROM "RequestTask" t JOIN "RequestTask" own ON own."requestId" = t."requestId"
          WHERE t.id = a."subjectId" AND own."ownerId" = ${actor.id}::uuid)`
      case 'masked':
      case 'none':
        return sql`FALSE`
    }
  },
  running: async (actor) => runningTasks(db(), actor, await officeZone()),
  pathOf: (ref) => `/requests/${ref}#tasks`,
})
