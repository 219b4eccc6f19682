import { standingIn } from '@/lib/access/deputies'
import { db } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import type { Instant } from '@/lib/time/types'
import { type Handled, whoHandles } from '../plan/due-plan'
import type { AlarmSource } from './source'

/** An open task as alarms look at it: whose it is, if they can do it now, and who handles what it is of. */
type TaskSeen = Handled & {
  id: string
  ref: string
  isExample: boolean
  ownerId: UserId | null
  given: { at: Instant; byId: string | null } | null
  createdAt: Instant
  dueAt: Instant | null
  /** It is due at 24:00 of a day. */
  endsDay: boolean
}

type Own = Pick<
  AlarmSource,
  'code' | 'subject' | 'handles' | 'decides' | 'reads' | 'openable' | 'running' | 'pathOf'
> & {
  pressingTasks(now: Instant): Promise<readonly TaskSeen[]>
  whoMayHandle(now: Instant): Promise<readonly { id: UserId }[]>
}

/** Tasks of something: each for the one who has it; overdue, or with nobody who can do it, for who handles what it is of. */
export function taskSourceOf({ pressingTasks, whoMayHandle, ...own }: Own): AlarmSource {
  return {
    ...own,
    deputised: 'dpo',
    kinds: { handlers: ['assigned', 'task'], deciders: [] },
    async pressing(now) {
      const tasks = await pressingTasks(now)
      if (tasks.length === 0) return []
      const able = (await whoMayHandle(now)).map(({ id }) => id)
      const deputies = await standingIn(db(), 'dpo', now)
      const office = { handlers: able.filter((id) => !deputies.includes(id)), deputies, deciders: [] }
      return tasks.map(({ id, ref, isExample, ownerId, given, createdAt, dueAt, endsDay, ...named }) => {
        const handler = whoHandles(named, office)
        const deciders = handler ? [handler] : office.handlers
        return {
          ...{ id, reference: ref, isExample, handlerId: null, receivedAt: createdAt, unclaimed: false },
          ...{ clocks: [], waiting: [], added: [], task: { given, dueAt, endsDay } },
          people: { handlers: ownerId === null ? [] : [ownerId], deputies: [], deciders },
        }
      })
    },
    // A task is nothing that comes in, and nobody reminds of it by its own step: both are of what it is of.
    inShort: async () => null,
    nextStep: async () => null,
  }
}
