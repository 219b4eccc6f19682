import type { Actor } from '@/lib/access/actor'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { CustomersSection } from './customers-section'
import { LettersSection } from './letters-section'

/** Whom we tell of a leak: the people concerned, and the customers for whom we are processor. */
export function TellSection({ actor, leak }: { actor: Actor; leak: LeakDetail }) {
  return (
    <>
      <LettersSection actor={actor} leak={leak} />
      <CustomersSection actor={actor} leak={leak} />
    </>
  )
}
