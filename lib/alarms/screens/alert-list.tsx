import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { ExampleBadge } from '@/components/layout/page-header'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Part } from '@/lib/table/part'
import { markReadAction } from '../actions'
import type { ShownAlarm } from '../queries'

type Props = { alarms: { rows: readonly ShownAlarm[]; total: number }; part: Part; unread: number; zone: string }

/** The person's alarms, newest first; unread ones say so in a word. */
export async function AlertList({ alarms: { rows, total }, part, unread, zone }: Props) {
  const t = await getTranslations('alarms')
  return (
    <Section
      id="alerts"
      title={t('own')}
      count={total}
      actions={
        unread > 0 && (
          <Act action={markReadAction} fixed={{ id: null }} fields={[]} submit={t('readAll')} variant="secondary" />
        )
      }
    >
      {rows.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="grid divide-y divide-hairline">
        {rows.map((alarm) => (
          <li key={alarm.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
            <AlarmLine alarm={alarm} zone={zone} />
            {alarm.isUnread && (
              <Act
                action={markReadAction}
                fixed={{ id: alarm.id }}
                fields={[]}
                submit={t('read')}
                variant="secondary"
              />
            )}
          </li>
        ))}
      </ul>
      <RestOfList part={part} shown={rows.length} total={total} path="/alerts" name="page" anchor="alerts" />
    </Section>
  )
}

async function AlarmLine({ alarm, zone }: { alarm: ShownAlarm; zone: string }) {
  const [t, clocks] = await Promise.all([getTranslations('alarms'), getTranslations('clocks')])
  const { kind, threshold, dueAt } = alarm
  const what = kind === 'due' ? clocks(`names.${alarm.part}`) : ''
  const said =
    kind === 'due' || kind === 'received'
      ? t(`said.${threshold === 'once' ? 'receipt' : threshold}`, { what })
      : kind === 'task'
        ? t(`said.task.${threshold === 'h24' || threshold === 'h1' ? threshold : 'overdue'}`)
        : t(`said.${kind}`, { name: alarm.by ?? t('remind.colleague') })
  return (
    <div className="grid min-w-0 grow gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <TextLink href={alarm.href}>
          {alarm.reference}: {said}
        </TextLink>
        {alarm.isUnread && <Badge tone={threshold === 'overdue' ? 'overdue' : 'ontrack'}>{t('unread')}</Badge>}
        {alarm.isExample && <ExampleBadge />}
      </p>
      <p className="text-sm text-muted">
        <Time instant={alarm.raisedAt} zone={zone} />
        {dueAt && (
          <>
            {' · '}
            {t('due')} <Time instant={dueAt} zone={zone} />
          </>
        )}
        {alarm.isLate && ` · ${t('late')}`}
      </p>
    </div>
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
