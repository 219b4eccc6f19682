import { registerOfRef } from '@/lib/records/state/registered'
import type { FlowEnd, FlowParty } from './graph'

/** The page of a record of any register. */
export function recordHref(ref: string): string {
  return `/registers/${registerOfRef(ref)?.slug}/${ref}`
}

/** A party's own record, or the place in the activity that names it. */
export function partyHref({ ref }: FlowParty, activity: string): string {
  return ref === null ? `${recordHref(activity)}#recipients` : recordHref(ref)
}

/** The transfers of the record that states where data arrive. */
export function endHref({ statedBy }: FlowEnd): string {
  return `${recordHref(statedBy)}#transfers`
}
