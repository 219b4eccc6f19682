import type { Metadata } from 'next'
import { loadConfirm } from '@/lib/intake/doors/load-confirm'
import { ConfirmPage } from '@/lib/intake/screens/confirm-page'
import { GonePage } from '@/lib/intake/screens/gone-page'
import { visitorTitle } from '@/lib/intake/screens/titles'

type Props = PageProps<'/confirm/[token]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await visitorTitle(await searchParams, 'confirm') }
}

/** Behind the secret link of a processor or recipient: it confirms what was done with the data of one person (Art. 19). */
export default async function Page({ params, searchParams }: Props) {
  const [{ token }, asked] = await Promise.all([params, searchParams])
  const view = await loadConfirm(token, asked)
  return view ? <ConfirmPage view={view} /> : <GonePage params={asked} />
}
