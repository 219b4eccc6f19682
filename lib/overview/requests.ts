import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { requestsFirst } from '@/lib/requests/queries'
import { requestsToErase } from '@/lib/requests/queries/keeping'
import { ownRequestTasks } from '@/lib/requests/queries/pressing'
import type { Few } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { LocalNow } from '@/lib/time/zone'
import type { WaitingItem } from './item'

const none = { rows: [], total: 0 }

/** Requests of people that press, for who handles them; this person's tasks in them; and of which who asked is due to go. */
export async function requestItems(
  input: LocalNow & { actor: Actor },
  most: number,
): Promise<Record<'open' | 'tasks' | 'erasable', Few<WaitingItem>>> {
  const { actor } = input
  const handles = can(actor, 'request', 'update') !== null
  const [codes, own, pressing, due] = await Promise.all([
    textsOf(actor.locale, 'codes'),
    ownRequestTasks(db(), actor, most),
    handles ? requestsFirst(input, most) : none,
    handles ? requestsToErase(input, most) : none,
  ])
  const open = pressing.rows.map(({ ref, right, dueOn, isExample }) => ({
    ...{ key: ref, href: `/requests/${ref}#next`, ref, isExample, title: codes(`requestRights.${right}`) },
    ...(dueOn ? { dueOn } : {}),
  }))
  const tasks = own.rows.map(({ id, ref, title, kind, dueOn, isExample, isFree }) => ({
    ...{ key: id, href: `/requests/${ref}#tasks`, ref, isExample, isFree },
    title: title || codes(`requestTaskKinds.${kind}`),
    ...(dueOn ? { dueOn } : {}),
  }))
  const erasable = due.rows.map(({ ref, isExample }) => ({
    ...{ key: ref, href: `/requests/${ref}#keeping`, title: ref, isExample },
  }))
  return {
    open: { rows: open, total: pressing.total },
    tasks: { rows: tasks, total: own.total },
    erasable: { rows: erasable, total: due.total },
  }
}
