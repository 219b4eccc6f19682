import { activities } from '@/lib/registers/activities/register'
import { processors } from '@/lib/registers/processors/register'
import { sources } from '@/lib/registers/sources/register'
import type { Flow, FlowEnd, FlowParty } from './graph'

export const sourceHref = (ref: string) => `/registers/${sources.slug}/${ref}`
export const activityHref = (ref: string) => `/registers/${activities.slug}/${ref}`

/** A party's own record, or the place in the activity that names it. */
export function partyHref({ ref }: FlowParty, activity: string): string {
  return ref === null ? `${activityHref(activity)}#recipients` : `/registers/${processors.slug}/${ref}`
}

/** The transfers of the record that states where data arrive. */
export function endHref(flow: Flow, { statedBy }: FlowEnd): string {
  const isActivity = flow.activities.some(({ ref }) => ref === statedBy)
  return `${isActivity ? activityHref(statedBy) : `/registers/${processors.slug}/${statedBy}`}#transfers`
}
