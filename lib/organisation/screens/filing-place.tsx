import type { Actor } from '@/lib/access/actor'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { PortalCard } from './portal-card'
import { Recipients } from './recipients'

/** Where a leak is reported and who can: over the drafts of its report. */
export function FilingPlace({ actor, leak }: { actor: Actor; leak: LeakDetail }) {
  return (
    <>
      <Recipients leak={leak} />
      <PortalCard actor={actor} leak={leak} />
    </>
  )
}
