import 'server-only'
import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/action/gate'
import { documentFor, keptUntil } from '@/lib/documents/shelf'
import { systemNow } from '@/lib/time/types'
import { exportMaker } from './order/schema'

/** How a large file stands that this person asked for; anybody else's is not there. */
export async function loadOrderedExport(id: string) {
  const actor = await requireActor()
  const document = await documentFor(actor.id, id, systemNow())
  if (document?.maker !== exportMaker) return notFound()
  return { document, until: keptUntil(document) }
}
