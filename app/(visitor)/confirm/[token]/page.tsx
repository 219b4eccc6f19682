import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadConfirm } from '@/lib/intake/doors/load-confirm'
import { ConfirmPage } from '@/lib/intake/screens/confirm-page'
import { visitorTitle } from '@/lib/intake/screens/titles'

type Props = PageProps<'/confirm/[token]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await visitorTitle(await searchParams, 'confirm') }
}

/** Behind the secret link of a processor or recipient: it confirms what was done with the data of one person (Art. 19). */
export default async function Page({ params, searchParams }: Props) {
  const view = await loadConfirm((await params).token, await searchParams)
  if (!view) notFound()
  return <ConfirmPage view={view} />
}
