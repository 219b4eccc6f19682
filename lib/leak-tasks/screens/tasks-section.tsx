import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { Fold } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { nextState } from '@/lib/leaks/facts/rules'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import type { Instant } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import {
  addChecklistAction,
  addTaskAction,
  assignTaskAction,
  endTaskAction,
  reopenTaskAction,
  takeTaskAction,
} from '../actions'
import { byFit, originOf } from '../facts/checklists'
import { taskKinds } from '../facts/schema'
import { type LoadedTasks, loadTasks } from '../load'
import type { TaskView } from '../queries/tasks'
import { taskWords } from './task-words'

/** What is to be done about a leak; open by itself where something of it is the reader's. */
export async function TasksSection({ actor, leak }: { actor: Actor; leak: LeakDetail }) {
  const [t, loaded] = await Promise.all([getTranslations('leak-tasks'), loadTasks(actor, leak)])
  const { tasks } = loaded
  const open = tasks.filter(({ end }) => end === null)
  const ended = tasks.filter(({ end }) => end !== null)
  const mayAdd = leak.can.note && nextState(leak.state, 'task') !== null
  if (tasks.length === 0 && !mayAdd) return null
  return (
    <Fold
      id="tasks"
      title={t('section.title')}
      brief={
        tasks.length > 0 && (
          <>
            {t('section.open', { count: open.length })}
            {open.some(({ isOverdue }) => isOverdue) && <Badge tone="overdue">{t('section.overdue')}</Badge>}
          </>
        )
      }
      open={open.some(({ mine, isOverdue }) => mine || isOverdue)}
    >
      <div className="grid gap-4">
        <p className="measure text-sm text-muted">{t('section.help')}</p>
        {tasks.length === 0 && <p className="text-muted">{t('section.none')}</p>}
        <Tasks tasks={open} loaded={loaded} />
        {mayAdd && <AddTask loaded={loaded} />}
        {mayAdd && leak.can.update && <AddChecklist loaded={loaded} />}
        {ended.length > 0 && (
          <details>
            <summary className="min-h-9 py-1.5 font-medium text-accent">
              {t('section.ended')} ({ended.length})
            </summary>
            <Tasks tasks={ended} loaded={loaded} />
          </details>
        )}
        <p className="text-sm">
          <TextLink href="/leaks/tasks">{t('list.link')}</TextLink>
        </p>
      </div>
    </Fold>
  )
}

async function Tasks({ tasks, loaded }: { tasks: readonly TaskView[]; loaded: LoadedTasks }) {
  const [t, words] = await Promise.all([getTranslations('leak-tasks'), taskWords()])
  const { zone } = loaded.leak
  if (tasks.length === 0) return null
  return (
    <ol className="grid divide-y divide-hairline">
      {tasks.map((task) => (
        <li key={task.id} id={`task-${task.number}`} className="grid gap-1 py-2.5">
          <p className="measure font-medium">
            {task.end ? <del className="text-muted">{words(task)}</del> : words(task)}
          </p>
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
            <span>{t(task.kind === 'action' ? 'actionNumber' : 'number', { number: task.number })}</span>
            <span>{task.owner?.name ?? t('nobody')}</span>
            <span>
              {task.dueAt ? (
                <>
                  {t('due')} <Time instant={task.dueAt} zone={zone} style="short" />
                </>
              ) : (
                t('noDue')
              )}
            </span>
            {task.isOverdue && <Badge tone="overdue">{t('section.overdue')}</Badge>}
            {task.origin !== null && <Badge tone="outline">{t('proposed')}</Badge>}
          </p>
          {task.end && (
            <p className="measure text-sm">
              <Badge tone={task.end.how === 'done' ? 'ok' : 'neutral'}>{t(`end.${task.end.how}`)}</Badge>{' '}
              <Time instant={task.end.at} zone={zone} style="short" />
              {task.end.byName && ` · ${task.end.byName}`}
              {task.end.reason && <span className="block whitespace-pre-line">{task.end.reason}</span>}
            </p>
          )}
          <Deeds task={task} loaded={loaded} />
        </li>
      ))}
    </ol>
  )
}

/** What this reader can do with a task now. */
async function Deeds({ task, loaded }: { task: TaskView; loaded: LoadedTasks }) {
  const t = await getTranslations('leak-tasks')
  const { leak } = loaded
  const { id, version } = task
  const may = (verb: 'task' | 'end_task') => nextState(leak.state, verb) !== null
  if (task.end)
    return task.isTheirs && may('task') ? (
      <Act
        name="reopenTask"
        action={reopenTaskAction}
        fixed={{ id }}
        fields={[{ name: 'reason', kind: 'line', label: t('why') }]}
        summary={t('reopen')}
        submit={t('reopen')}
      />
    ) : null
  return (
    <div data-chrome className="flex flex-wrap items-start gap-2">
      {task.isFree && may('task') && (
        <Act
          name="takeTask"
          action={takeTaskAction}
          fixed={{ id, version }}
          fields={[]}
          submit={t('take')}
          variant="secondary"
        />
      )}
      {task.isTheirs && may('end_task') && (
        <>
          <Act
            name="endTask"
            action={endTaskAction}
            fixed={{ id, how: 'done' }}
            fields={[{ name: 'reason', kind: 'line', label: t('doneRemark') }]}
            summary={t('done')}
            submit={t('done')}
          />
          <Act
            name="endTask"
            action={endTaskAction}
            fixed={{ id, how: 'struck' }}
            fields={[{ name: 'reason', kind: 'line', label: t('why') }]}
            summary={t('strike')}
            submit={t('strike')}
          />
        </>
      )}
      {leak.can.update && may('task') && (
        <Act
          name="assignTask"
          action={assignTaskAction}
          fixed={{ id, version }}
          fields={[ownerField(loaded, t('owner'), t('nobody'), task), dueField(loaded, t('at'), task)]}
          summary={t('assign')}
          submit={t('save')}
        />
      )}
    </div>
  )
}

function ownerField({ owners }: LoadedTasks, label: string, empty: string, task?: TaskView): ActField {
  const options = owners.map(({ id, name }) => ({ value: id, label: name }))
  const value = task?.owner && owners.some(({ id }) => id === task.owner?.id) ? task.owner.id : ''
  return { name: 'ownerId', kind: 'choice', label, empty, options, value }
}

/** A moment as it is typed. */
function typed(at: Instant | null, zone: string): string {
  if (at === null) return ''
  const { date, time } = localMomentOf(at, zone)
  return `${date}T${time}`
}

function dueField({ leak: { zone } }: LoadedTasks, label: string, task?: TaskView): ActField {
  return { name: 'at', kind: 'moment', label, zone, value: typed(task?.dueAt ?? null, zone) }
}

async function AddTask({ loaded }: { loaded: LoadedTasks }) {
  const t = await getTranslations('leak-tasks')
  return (
    <Act
      name="addTask"
      action={addTaskAction}
      fixed={{ ref: loaded.leak.ref }}
      fields={[
        { name: 'title', kind: 'line', label: t('title'), help: t('titleHelp') },
        {
          name: 'kind',
          kind: 'tiles',
          label: t('kind'),
          help: t('kindHelp'),
          value: loaded.leak.state === 'closed' ? 'action' : 'task',
          options: taskKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        },
        ownerField(loaded, t('owner'), t('nobody')),
        dueField(loaded, t('at')),
      ]}
      summary={t('add')}
      submit={t('add')}
    />
  )
}

/** The proposals for this kind of leak, those that fit it first. */
async function AddChecklist({ loaded: { leak, tasks } }: { loaded: LoadedTasks }) {
  const [t, words] = await Promise.all([getTranslations('leak-tasks'), taskWords()])
  const there = new Set(tasks.map(({ origin }) => origin))
  const lists = byFit({ happened: leak.report.answers.happened, cause: leak.facts.cause })
  return (
    <details data-chrome open={tasks.length === 0}>
      <summary className="min-h-9 py-1.5 font-medium text-accent">{t('checklist.title')}</summary>
      <p className="measure pt-1 text-sm text-muted">{t('checklist.help')}</p>
      <ul className="grid divide-y divide-hairline">
        {lists.map(({ list: { code, items }, fits }) => {
          const fresh = items.filter((item) => !there.has(originOf(code, item.code)))
          return (
            <li key={code} className="grid gap-1 py-2">
              <details>
                <summary className="min-h-9 py-1.5">
                  <span className="font-medium">{t(`lists.${code}`)}</span>{' '}
                  {fits && <Badge tone="ontrack">{t('checklist.fits')}</Badge>}
                </summary>
                <ul className="list-disc pb-2 pl-5 text-sm">
                  {items.map((item) => (
                    <li key={item.code}>{words({ title: null, origin: originOf(code, item.code) })}</li>
                  ))}
                </ul>
              </details>
              {fresh.length === 0 ? (
                <p className="text-sm text-muted">{t('checklist.all')}</p>
              ) : (
                <Act
                  name="addChecklist"
                  action={addChecklistAction}
                  fixed={{ ref: leak.ref, checklist: code }}
                  fields={[]}
                  submit={t('checklist.add', { count: fresh.length })}
                  variant="secondary"
                />
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
