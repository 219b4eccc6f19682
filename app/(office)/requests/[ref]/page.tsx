import type { Metadata } from 'next'
import { gate, nothingThere, pageContext } from '@/lib/action/gate'
import { acknowledgeByOpening } from '@/lib/alarms/commands'
import { Remind } from '@/lib/alarms/screens/remind'
import { loadRequest } from '@/lib/requests/load'
import { RequestPage } from '@/lib/requests/screens/request-page'
import { RequestProof } from '@/lib/suppression/screens/proof'

type Props = PageProps<'/requests/[ref]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

/** One request: opening it is one entry in the log, and takes it up for who handles requests. */
export default async function Page({ params, searchParams }: Props) {
  const actor = await gate('request', 'read')
  const context = await pageContext(actor)
  const loaded = await loadRequest(context, (await params).ref, await searchParams)
  if (!loaded) return nothingThere(actor, 'request', 'read')
  const { request } = loaded
  if (request.can.update && request.state === 'open') await acknowledgeByOpening(context, request.ref)
  const { next } = request.steps
  const waits = next && { actor, subject: request, step: next.step, now: request.now, zone: request.zone }
  const proof = <RequestProof actor={actor} request={request} />
  return <RequestPage loaded={loaded} remind={waits && <Remind {...waits} />} proof={proof} />
}
