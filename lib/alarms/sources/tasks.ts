import { leakScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { pressingTasks, runningTasks } from '@/lib/leak-tasks/queries/pressing'
import { whoMayHandle } from '@/lib/leaks/queries/handlers'
import { taskSourceOf } from './task-source'

const { sql } = Prisma

/** Tasks of leaks. */
export const taskSource = taskSourceOf({
  code: 'task',
  subject: 'leak',
  handles: ['leak', 'note'],
  decides: ['leak', 'triage'],
  reads: ['leak', 'read'],
  pressingTasks: (now) => pressingTasks(db(), now),
  whoMayHandle: (now) => whoMayHandle(db(), now),
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
  pathOf: (ref) => `/leaks/${ref}#tasks`,
})
