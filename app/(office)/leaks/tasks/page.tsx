import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { gate, pageContext } from '@/lib/action/gate'
import { loadTaskList } from '@/lib/leak-tasks/load'
import { TaskList } from '@/lib/leak-tasks/screens/task-list'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leak-tasks'))('list.title') }
}

/** Tasks and actions of the leaks this person may see, also of those that are closed. */
export default async function LeakTasksPage({ searchParams }: Props) {
  const actor = await gate('leak', 'read')
  const [t, leaks, context] = await Promise.all([
    getTranslations('leak-tasks'),
    getTranslations('leaks'),
    pageContext(actor),
  ])
  return (
    <>
      <PageHeader title={t('list.title')} crumbs={[{ label: leaks('title'), href: '/leaks' }]}>
        {t('list.help')}
      </PageHeader>
      <TaskList {...(await loadTaskList(context, await searchParams))} />
    </>
  )
}
