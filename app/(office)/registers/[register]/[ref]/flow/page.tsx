import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadFlow } from '@/lib/flow/flow-of'
import { FlowScreen } from '@/lib/flow/screens/screen'

type Props = PageProps<'/registers/[register]/[ref]/flow'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { register, ref } = await params
  const [t, flow] = await Promise.all([getTranslations('flow'), loadFlow(register, ref)])
  return { title: t('pageTitle', { ref: flow.ref }) }
}

export default async function FlowPage({ params, searchParams }: Props) {
  const { register, ref } = await params
  return <FlowScreen of={await loadFlow(register, ref)} params={await searchParams} />
}
