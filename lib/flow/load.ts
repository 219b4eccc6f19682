import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { findDeclaration } from '@/lib/records/state/registered'
import { systemNow } from '@/lib/time/types'
import { flowOf } from './flow-of'

/** The flow of a record, now or as of the chosen date; not found for who sees no more than its title. Read once for title and page. */
export const loadFlow = cache(async (slug: string, ref: string) => {
  const actor = await gate('register', 'read')
  const register = findDeclaration(slug)
  const flow = register && (await flowOf(actor, register, ref, { now: systemNow(), asOf: await currentAsOf() }))
  if (!flow) notFound()
  return flow
})
