import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { ExerciseBadge } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { headOf } from '@/lib/lists/declared'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { markReadAction } from '../actions'
import { type AlarmColumn, type AlarmPage, alarmColumns, alarmShape, alarmStates } from '../list'
import { alarmKinds } from '../plan/due-plan'
import type { ShownAlarm } from '../queries'

type Props = { page: AlarmPage; viewed: Viewed; unread: number; zone: string }

const readForm = 'read'

/** The person's alarms as a list; those that are not read say so in a word, and can be ticked and marked together. */
export async function AlertList({ page, viewed, unread, zone }: Props) {
  const [t, all, locale] = await Promise.all([getTranslations('alarms'), getTranslations(), getLocale()])
  const label = (id: AlarmColumn) => t(`columns.${id}`)
  const option = (id: AlarmColumn, value: string): string => {
    const [kind, state] = [alarmKinds.find((one) => one === value), alarmStates.find((one) => one === value)]
    if (id === 'kind' && kind) return t(`kinds.${kind}`)
    if (id === 'state' && state) return t(`states.${state}`)
    return id === 'read' ? t(value === 'unread' ? 'unread' : 'wasRead') : value
  }
  const moment = (at: Instant, endOfDay = false) => formatInstant(at, { locale, zone, style: 'short', endOfDay })
  const cells = (alarm: ShownAlarm): Record<AlarmColumn, Cell> => {
    const state = stateOf(alarm)
    return {
      reference: isExerciseRef(alarm.reference)
        ? { kind: 'node', node: <Exercise of={alarm.reference} /> }
        : { kind: 'ref', text: alarm.reference },
      said: { kind: 'text', text: asTitle(saidOf(alarm, t, all), locale) },
      kind: { kind: 'text', text: t(`kinds.${alarm.kind}`) },
      state: { kind: 'badge', label: t(`states.${state}`), tone: tones[state] },
      read: alarm.isUnread
        ? { kind: 'badge', label: t('unread'), tone: 'ontrack' }
        : { kind: 'text', text: t('wasRead') },
      dueAt: alarm.dueAt && { kind: 'date', iso: alarm.dueAt, text: moment(alarm.dueAt, alarm.endsDay) },
      raisedAt: { kind: 'date', iso: alarm.raisedAt, text: moment(alarm.raisedAt) },
    }
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {unread > 0 && (
        <form id={readForm} action={markReadAction} data-chrome className="flex flex-wrap items-center gap-2">
          <Button type="submit">{t('read')}</Button>
          <Button type="submit" name="all" value="1">
            {t('readAll')}
          </Button>
        </form>
      )}
      <DataTable
        caption={t('own')}
        path="/alerts"
        shape={alarmShape}
        {...headOf(alarmColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
        pickForm={readForm}
        rows={page.rows.map(
          (alarm): DataRow => ({
            id: alarm.id,
            href: alarm.href,
            example: alarm.isExample,
            cells: cells(alarm),
            ...(alarm.isLate ? { mark: t('late') } : {}),
            ...(alarm.isUnread ? { pick: alarm.id } : {}),
          }),
        )}
        views={<ViewBar viewed={viewed} />}
        firstUse={<EmptyState title={t('none')} />}
      />
    </div>
  )
}

const tones = { overdue: 'overdue', near: 'withinday', escalated: 'urgent', waits: 'neutral' } as const

function stateOf({ threshold }: ShownAlarm): (typeof alarmStates)[number] {
  if (threshold === 'overdue' || threshold === 'escalated') return threshold
  return threshold === 'receipt' || threshold === 'once' ? 'waits' : 'near'
}

type Words = Awaited<ReturnType<typeof getTranslations<'alarms'>>>
type Every = Awaited<ReturnType<typeof getTranslations>>

/** What follows a number elsewhere stands alone here. */
const asTitle = (said: string, locale: string) => said.charAt(0).toLocaleUpperCase(locale) + said.slice(1)

/** What an alarm says, without its reference. */
function saidOf({ kind, part, threshold, by, says: count }: ShownAlarm, t: Words, all: Every): string {
  if (kind === 'task')
    return t(`said.task.${threshold === 'h24' || threshold === 'h1' ? threshold : 'overdue'}`, { count })
  if (kind === 'assigned') return t('said.assigned', { count })
  if (kind === 'unanswered') return t(`said.unanswered.${part === 'ended' ? 'ended' : 'waits'}`)
  if (kind !== 'due' && kind !== 'received') return t(`said.${kind}`, { name: by ?? t('remind.colleague') })
  const what = kind === 'due' ? all(`clocks.names.${part}`) : ''
  return t(`said.${threshold === 'once' ? 'receipt' : threshold}`, { what })
}

function Exercise({ of }: { of: string }) {
  return (
    <span className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{of}</span>
      <ExerciseBadge />
    </span>
  )
}

/** Over the list, for who may see how mail is set up: mails do not tell people now, the bell does. */
export async function MailNotice({ down }: { down: 'off' | 'failing' }) {
  const t = await getTranslations('alarms')
  return (
    <div className="mb-4">
      <Alert tone="warning">
        {t(`mail.${down}`)} <TextLink href="/settings/mail">{t('mail.look')}</TextLink>
      </Alert>
    </div>
  )
}
