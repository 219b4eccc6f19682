import { getTranslations } from 'next-intl/server'
import type { TaskView } from '../queries/tasks'

/** What a task says to this reader: a proposal of a checklist in their own language. */
export async function taskWords(): Promise<(task: Pick<TaskView, 'title' | 'origin'>) => string> {
  const [t, all] = await Promise.all([getTranslations('leak-tasks'), getTranslations()])
  return ({ title, origin }) => {
    const key = origin === null ? null : `leak-tasks.checklists.${origin}`
    if (key && all.has(key)) return all(key)
    return title ?? t('hidden')
  }
}
