import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findDeclaration } from '@/lib/records/state/registered'
import { flowOf } from './flow-of'

/** The flow of a record, now or as of the chosen date; not found for who sees no more than its title. Read once for title and page. */
export const loadFlow = cache(async (slug: string, ref: string) => {
  const actor = await gate('register', 'read')
  const register = findDeclaration(slug)
  const [at, asOf] = await Promise.all([officeNow(), currentAsOf()])
  const flow = register && (await flowOf(actor, register, ref, { ...at, asOf }))
  if (!flow) notFound()
  return flow
})
