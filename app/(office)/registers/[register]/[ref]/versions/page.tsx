import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { VersionsScreen } from '@/lib/versions/screens/screen'
import { loadVersions } from '@/lib/versions/versions-of'

type Props = PageProps<'/registers/[register]/[ref]/versions'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('versions')
  return { title: t('titleOf', { ref: (await params).ref }) }
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { register, ref } = await params
  return <VersionsScreen {...(await loadVersions(register, ref, await searchParams))} />
}
