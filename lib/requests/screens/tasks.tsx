import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { Fold } from '@/components/layout/fold'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { codesOf } from '@/lib/law/codes/code'
import { requestTaskEnds } from '@/lib/law/codes/requests'
import { addTaskAction, assignTaskAction, confirmTaskAction, endTaskAction } from '../actions'
import { transitions } from '../facts/rules'
import type { LoadedRequest } from '../load'
import type { TaskView } from '../queries/request-detail'
import { AskRecipient } from './request-links'

/** What is to be done, place by place; who has a task sees their own alone. */
export async function Tasks({ loaded, open: always = false }: { loaded: LoadedRequest; open?: boolean }) {
  const t = await getTranslations('requests.tasks')
  const { request, owners } = loaded
  const { tasks } = request
  const open = tasks.filter(({ end }) => !end)
  const mayAdd = request.can.update && transitions[request.state].task !== undefined
  return (
    <Fold
      id="tasks"
      title={t('title')}
      open={always || open.some(({ isOverdue }) => isOverdue) || request.steps.next?.part === 'tasks'}
      brief={
        tasks.length > 0 && (
          <>
            {t('open', { count: open.length })}
            {open.some(({ isOverdue }) => isOverdue) && <Badge tone="overdue">{t('overdue')}</Badge>}
          </>
        )
      }
    >
      <div className="grid gap-4">
        {tasks.length === 0 && <p className="text-muted">{t('none')}</p>}
        <ol className="grid divide-y divide-hairline">
          {[...open, ...tasks.filter(({ end }) => end)].map((task) => (
            <Task key={task.id} task={task} loaded={loaded} />
          ))}
        </ol>
        {mayAdd && (
          <Act
            name="addTask"
            action={addTaskAction}
            fixed={{ ref: request.ref }}
            summary={t('add')}
            submit={t('save')}
            fields={[
              { name: 'todo', kind: 'text', label: t('todo'), help: t('todoHelp') },
              ownerField(owners, t),
              { name: 'dueOn', kind: 'date', label: t('dueOn') },
            ]}
          />
        )}
      </div>
    </Fold>
  )
}

type T = Awaited<ReturnType<typeof getTranslations<'requests.tasks'>>>

function ownerField(owners: LoadedRequest['owners'], t: T, value = ''): ActField {
  return {
    ...{ name: 'ownerId', kind: 'choice', label: t('owner'), empty: t('nobody'), value },
    options: owners.map(({ id, name }) => ({ value: id, label: name })),
  }
}

async function Task({ task, loaded }: { task: TaskView; loaded: LoadedRequest }) {
  const [t, codes] = await Promise.all([getTranslations('requests.tasks'), getTranslations('codes')])
  const { request } = loaded
  const title = task.title || t('other')
  const party = partyOf(task, loaded)
  return (
    <li id={`task-${task.number}`} className="grid gap-1 py-2.5">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 font-medium">
          {task.recordRef && <span className="text-muted">{task.recordRef} </span>}
          {task.end ? <del className="text-muted">{title}</del> : title}
        </p>
        {task.isOverdue && <Badge tone="overdue">{t('overdue')}</Badge>}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <span>{party ? codes(`partyKinds.${party}`) : codes(`requestTaskKinds.${task.kind}`)}</span>
        <span>{task.owner?.name ?? t('nobody')}</span>
        {task.dueOn && <span>{t.rich('due', { day: () => <CalendarDate date={task.dueOn ?? request.today} /> })}</span>}
      </p>
      {task.todo && <p className="measure whitespace-pre-line">{task.todo}</p>}
      {task.end && (
        <p className="measure text-sm">
          <Badge tone={task.end.how === 'not_possible' ? 'neutral' : 'ok'}>
            {codes(`requestTaskEnds.${task.end.how}`)}
          </Badge>{' '}
          <Time instant={task.end.at} zone={request.zone} style="short" />
          {task.end.by && ` · ${task.end.by}`}
          {task.confirmedOn && (
            <>
              {' · '}
              {t.rich('confirmed', { day: () => <CalendarDate date={task.confirmedOn ?? request.today} /> })}
            </>
          )}
          {task.result && <span className="block whitespace-pre-line">{task.result}</span>}
        </p>
      )}
      <Deeds task={task} loaded={loaded} />
      <AskRecipient task={task} loaded={loaded} />
    </li>
  )
}

/** What a party is that the register lists among processors: some are joint controllers, partners or authorities. */
function partyOf({ recordRef }: TaskView, { activities }: LoadedRequest): string | null {
  const known = activities.flatMap(({ processors }) => processors).find(({ ref }) => ref === recordRef)
  return known && known.partyKind !== 'open' ? known.partyKind : null
}

/** What this reader can do with a task now. */
async function Deeds({ task, loaded: { request, owners } }: { task: TaskView; loaded: LoadedRequest }) {
  const [t, codes] = await Promise.all([getTranslations('requests.tasks'), getTranslations('codes')])
  const runs = transitions[request.state].end_task !== undefined
  const outside = task.kind === 'processor' || task.kind === 'recipient'
  const about = task.title || t('other')
  if (!runs) return null
  if (task.end)
    return request.can.update && outside && !task.confirmedOn ? (
      <Act
        name="confirmTask"
        action={confirmTaskAction}
        fixed={{ id: task.id }}
        summary={t('confirm')}
        about={about}
        submit={t('save')}
        fields={[{ name: 'on', kind: 'date', label: t('confirmedOn'), value: request.today }]}
      />
    ) : null
  return (
    <div className="flex flex-wrap gap-2">
      {task.mayEnd && (
        <Act
          name="endTask"
          action={endTaskAction}
          fixed={{ id: task.id }}
          summary={t('end')}
          about={about}
          submit={t('save')}
          fields={[
            {
              ...{ name: 'how', kind: 'tiles', label: t('how') },
              options: codesOf(requestTaskEnds).map((code) => ({
                value: code,
                label: codes(`requestTaskEnds.${code}`),
              })),
            },
            { name: 'result', kind: 'text', label: t('result') },
            ...(outside ? [{ name: 'confirmedOn', kind: 'date', label: t('confirmedOn') } as const] : []),
          ]}
        />
      )}
      {request.can.update && (
        <Act
          name="assignTask"
          action={assignTaskAction}
          fixed={{ id: task.id, version: task.version }}
          summary={t('give')}
          about={about}
          submit={t('save')}
          fields={[
            ownerField(owners, t, task.owner?.id),
            { name: 'dueOn', kind: 'date', label: t('dueOn'), value: task.dueOn ?? '' },
            { name: 'todo', kind: 'text', label: t('todo'), help: t('todoHelp'), value: task.todo },
          ]}
        />
      )}
    </div>
  )
}
