import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/action/gate'
import { readLetter } from '@/lib/notices/letters/read-letters'
import { LetterPage } from '@/lib/notices/screens/letter-page'

type Props = PageProps<'/leaks/[ref]/letters/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

/** One letter to the people concerned (Art. 34): opening it is opening the leak, one entry in the log. */
export default async function Page({ params }: Props) {
  const actor = await gate('letter', 'read')
  const { ref, id } = await params
  const view = await readLetter(await pageContext(actor), ref, id)
  if (!view) notFound()
  return <LetterPage view={view} />
}
