import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { reportLocales } from '@/lib/text/locale'
import { formatInstant } from '@/lib/time/format'
import { askRecipientAction, revokeRequestLinkAction } from '../actions'
import { transitions } from '../facts/rules'
import type { LoadedRequest } from '../load'
import type { RequestDetail, TaskView } from '../queries/request-detail'

type Link = RequestDetail['links'][number]

/** The link by which who asked follows their request: until when, last opened, and the way to end it. Of a request that has none, nothing. */
export async function OwnLink({ request }: { request: RequestDetail }) {
  const [t, locale] = await Promise.all([getTranslations('requests.links'), getLocale()])
  const link = request.links.find(({ taskId }) => taskId === null)
  if (!link) return null
  const until = formatInstant(link.expiresAt, { locale, zone: request.zone, style: 'date', endOfDay: true })
  return (
    <Fold id="link" title={t('title')} brief={<State link={link} />}>
      <div className="grid gap-3">
        <p className="measure text-sm">
          {t('opens', { until })} <Opened link={link} zone={request.zone} />
        </p>
        {link.state === 'open' && request.can.update && <Revoke id={link.id} />}
      </div>
    </Fold>
  )
}

async function State({ link }: { link: Link }) {
  const t = await getTranslations('requests.links')
  return <Badge tone={link.state === 'answered' ? 'ok' : 'neutral'}>{t(`states.${link.state}`)}</Badge>
}

async function Opened({ link, zone }: { link: Link; zone: string }) {
  const t = await getTranslations('requests.links')
  const { openedAt } = link
  return openedAt ? t.rich('opened', { at: () => <Time instant={openedAt} zone={zone} style="short" /> }) : t('never')
}

async function Reminded({ link: { remindedAt }, zone }: { link: Link; zone: string }) {
  const t = await getTranslations('requests.links')
  return (
    remindedAt && (
      <span>{t.rich('reminded', { at: () => <Time instant={remindedAt} zone={zone} style="short" /> })}</span>
    )
  )
}

async function Revoke({ id }: { id: Link['id'] }) {
  const t = await getTranslations('requests.links')
  return (
    <Act
      action={revokeRequestLinkAction}
      fixed={{ id }}
      summary={t('revoke')}
      submit={t('revoke')}
      variant="danger"
      fields={[{ name: 'reason', kind: 'line', label: t('why') }]}
    />
  )
}

/** A processor or recipient is asked by mail to confirm what a task says (Art. 19): whom, when, and whether they opened and answered it. */
export async function AskRecipient({ task, loaded }: { task: TaskView; loaded: LoadedRequest }) {
  const { request } = loaded
  const [t, letters] = await Promise.all([getTranslations('requests.links'), getTranslations('request-letters')])
  const links = request.links.filter(({ taskId }) => taskId === task.id)
  const outside = task.kind === 'processor' || task.kind === 'recipient'
  const mayAsk = outside && request.can.update && !task.confirmedOn && transitions[request.state].end_task !== undefined
  const [newest] = links
  if (!newest && !mayAsk) return null
  const { words } = request
  const known = loaded.activities.flatMap(({ processors }) => processors).find(({ ref }) => ref === task.recordRef)
  return (
    <div className="grid gap-2">
      {links.map((link) => (
        <div key={link.id} className="grid gap-1.5 text-sm">
          <p className="flex flex-wrap items-baseline gap-x-2 text-muted">
            <span>
              {t.rich('asked', {
                name: link.contactName,
                address: link.contactEmail,
                at: () => <Time instant={link.madeAt} zone={request.zone} style="short" />,
              })}
            </span>
            <State link={link} />
            {link.state === 'open' && <Opened link={link} zone={request.zone} />}
            {link.state === 'open' && <Reminded link={link} zone={request.zone} />}
          </p>
          {link.state === 'open' && request.can.update && <Revoke id={link.id} />}
        </div>
      ))}
      {mayAsk && (
        <Act
          action={askRecipientAction}
          fixed={{ taskId: task.id }}
          summary={t(newest ? 'again' : 'ask')}
          submit={t('send')}
          variant="secondary"
          fields={[
            { name: 'contactName', kind: 'line', label: t('contactName'), value: newest?.contactName ?? '' },
            {
              name: 'contactEmail',
              kind: 'line',
              label: t('contactEmail'),
              value: newest?.contactEmail ?? known?.contact ?? '',
            },
            {
              ...{ name: 'language', kind: 'choice', label: t('language'), value: request.language },
              options: reportLocales.map((value) => ({ value, label: letters(`languages.${value}`) })),
            },
            {
              ...{ name: 'what', kind: 'text', label: t('what'), help: t('whatHelp') },
              value: [words?.name, words?.email, task.todo].filter(Boolean).join('\n'),
            },
          ]}
        />
      )}
    </div>
  )
}
