import type { Metadata } from 'next'
import { gate, nothingThere, pageContext } from '@/lib/action/gate'
import { readRequest } from '@/lib/requests/queries/request-detail'
import { LetterPage } from '@/lib/requests/screens/letters'

type Props = PageProps<'/requests/[ref]/letters/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

/** One letter to the person: opening it is opening the request, one entry in the log. */
export default async function Page({ params }: Props) {
  const actor = await gate('request', 'read')
  const { ref, id } = await params
  const request = await readRequest(await pageContext(actor), ref)
  const letter = request?.letters.find((one) => one.id === id)
  if (!request || !letter) return nothingThere(actor, 'request', 'read')
  return <LetterPage request={request} letter={letter} />
}
