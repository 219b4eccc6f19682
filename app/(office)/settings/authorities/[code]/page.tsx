import type { Metadata } from 'next'
import { gate, nothingThere, pageContext } from '@/lib/action/gate'
import { authoritiesInUse } from '@/lib/authorities/book/in-use'
import { AuthorityPage } from '@/lib/authorities/screens/authority-page'

type Props = PageProps<'/settings/authorities/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code }
}

/** Correcting one authority of the address book, or adding one (`new`). */
export default async function CorrectAuthorityPage({ params }: Props) {
  const actor = await gate('privacy_settings', 'update')
  const { code } = await params
  const [book, { zone }] = await Promise.all([authoritiesInUse(), pageContext(actor)])
  const used = book.find(({ entry }) => entry.code === code) ?? null
  if (!used && code !== 'new') return nothingThere(actor, 'privacy_settings', 'update')
  return <AuthorityPage used={used} book={book} zone={zone} />
}
