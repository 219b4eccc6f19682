import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/action/gate'
import { readNotice } from '@/lib/notices/customers/read-notices'
import { NoticePage } from '@/lib/notices/screens/notice-page'

type Props = PageProps<'/leaks/[ref]/customers/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

/** The notice to one customer (Art. 33(2)): opening it is opening the leak, one entry in the log. */
export default async function Page({ params }: Props) {
  const actor = await gate('leak', 'update')
  const { ref, id } = await params
  const found = await readNotice(await pageContext(actor), ref, id)
  if (!found) notFound()
  return <NoticePage {...found} />
}
