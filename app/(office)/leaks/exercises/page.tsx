import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { loadExercises } from '@/lib/exercises/load'
import { ExercisesPage } from '@/lib/exercises/screens/exercises-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exercises'))('title') }
}

export default async function Page({ searchParams }: PageProps<'/leaks/exercises'>) {
  const loaded = await loadExercises(await searchParams)
  const [t, leaks] = await Promise.all([getTranslations('exercises'), getTranslations('leaks')])
  return (
    <>
      <PageHeader title={t('title')} crumbs={[{ label: leaks('title'), href: '/leaks' }]}>
        {t('intro')}
      </PageHeader>
      <ExercisesPage {...loaded} />
    </>
  )
}
