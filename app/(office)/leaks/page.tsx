import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { gate, pageContext } from '@/lib/action/gate'
import { ExerciseNotice, ExercisesLink } from '@/lib/exercises/screens/exercises-page'
import { LeakFiguresLink } from '@/lib/leak-figures/screens/screen'
import { LogLink } from '@/lib/leak-log/screens/screen'
import { TasksLink } from '@/lib/leak-tasks/screens/task-list'
import { loadLeaks } from '@/lib/leaks/load'
import { LeakList } from '@/lib/leaks/screens/list/leak-list'
import { PosterLink } from '@/lib/leaks/screens/report/poster'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('leaks'))('title') })

/** The leaks this person may see, the one due first at the top; opening the list is one entry in the log. */
export default async function LeaksPage({ searchParams }: PageProps<'/leaks'>) {
  const actor = await gate('leak', 'read')
  const [t, context, params] = await Promise.all([getTranslations('leaks'), pageContext(actor), searchParams])
  const shown = await loadLeaks(context, params)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <PosterLink actor={actor} />
            <TasksLink />
            <LeakFiguresLink actor={actor} />
            <LogLink actor={actor} />
            <ExercisesLink actor={actor} />
          </>
        }
      >
        {t('help')}
      </PageHeader>
      <ExerciseNotice actor={actor} />
      <LeakList {...shown} />
    </>
  )
}
