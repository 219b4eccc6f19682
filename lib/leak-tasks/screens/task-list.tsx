import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import { headOf } from '@/lib/lists/declared'
import { formatInstant } from '@/lib/time/format'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type TaskColumn, type TaskRow, taskColumns, taskShape } from '../list'
import type { LoadedTaskList } from '../load'
import { taskWords } from './task-words'

/** Tasks and actions of all leaks that this person may read, as a list. */
export async function TaskList({ page, viewed, names, zone }: LoadedTaskList) {
  const [t, all, locale, words] = await Promise.all([
    getTranslations('leak-tasks'),
    getTranslations(),
    getLocale(),
    taskWords(),
  ])
  const label = (id: TaskColumn) => t(`list.columns.${id}`)
  const option = (id: TaskColumn, value: string): string => {
    const keys: Partial<Record<TaskColumn, string>> = {
      kind: `leak-tasks.kinds.${value}`,
      state: `leak-tasks.list.states.${value}`,
      when: `leak-tasks.list.whens.${value}`,
    }
    const key = keys[id]
    return (key && all.has(key) ? all(key) : names.get(value)) ?? value
  }
  const cells = (row: TaskRow): Record<TaskColumn, Cell> => ({
    leak: { kind: 'ref', text: row.ref },
    title: { kind: 'text', text: words(row) },
    kind: { kind: 'text', text: t(`kinds.${row.kind}`) },
    ownerId: row.owner ? { kind: 'person', text: row.owner.name } : null,
    dueAt: row.dueAt && {
      kind: 'date',
      iso: row.dueAt,
      text: formatInstant(row.dueAt, { locale, zone, style: 'short' }),
      ...(row.isOverdue ? { tone: 'urgent' } : {}),
    },
    state: {
      kind: 'status',
      status: row.end ? row.end.how : 'open',
      label: t(`list.states.${row.end?.how ?? 'open'}`),
    },
    when: null,
  })
  return (
    <DataTable
      caption={t('list.title')}
      path="/leaks/tasks"
      shape={taskShape}
      {...headOf(taskColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
      rows={page.rows.map(
        (row): DataRow => ({ id: row.id, href: `/leaks/${row.ref}#tasks`, example: row.isExample, cells: cells(row) }),
      )}
      views={<ViewBar viewed={viewed} />}
      firstUse={<EmptyState title={t('list.firstUse')}>{t('list.firstUseHelp')}</EmptyState>}
    />
  )
}

/** The way to all tasks. */
export async function TasksLink() {
  const t = await getTranslations('leak-tasks')
  return <LinkButton href="/leaks/tasks">{t('list.link')}</LinkButton>
}
