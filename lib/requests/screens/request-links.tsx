import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { AskedByLink } from '@/lib/confirmations/screens/asked'
import { LinkOpened, LinkState } from '@/lib/confirmations/screens/link-state'
import { formatInstant } from '@/lib/time/format'
import { askRecipientAction, revokeRecipientLinkAction, revokeRequestLinkAction } from '../actions'
import { transitions } from '../facts/rules'
import type { LoadedRequest } from '../load'
import type { RequestDetail, TaskView } from '../queries/request-detail'

/** The link by which who asked follows their request: until when, last opened, and the way to end it. Of a request that has none, nothing. */
export async function OwnLink({ request }: { request: RequestDetail }) {
  const [t, words, locale] = await Promise.all([
    getTranslations('requests.links'),
    getTranslations('confirmations'),
    getLocale(),
  ])
  const [link] = request.links
  if (!link) return null
  const until = formatInstant(link.expiresAt, { locale, zone: request.zone, style: 'date', endOfDay: true })
  return (
    <Fold id="link" title={t('title')} brief={<LinkState link={link} />}>
      <div className="grid gap-3">
        <p className="measure text-sm">
          {t('opens', { until })} <LinkOpened link={link} zone={request.zone} />
        </p>
        {link.state === 'open' && request.can.update && (
          <Act
            name="revokeRequestLink"
            action={revokeRequestLinkAction}
            fixed={{ id: link.id }}
            summary={words('revoke')}
            submit={words('revoke')}
            variant="danger"
            fields={[{ name: 'reason', kind: 'line', label: words('why') }]}
          />
        )}
      </div>
    </Fold>
  )
}

/** A processor or recipient is asked by mail to confirm what a task says (Art. 19): whom, when, and whether they opened and answered it. */
export async function AskRecipient({ task, loaded }: { task: TaskView; loaded: LoadedRequest }) {
  const { request } = loaded
  const t = await getTranslations('requests.links')
  const links = request.asked.filter(({ taskId }) => taskId === task.id)
  const outside = task.kind === 'processor' || task.kind === 'recipient'
  const mayAsk = outside && request.can.update && !task.confirmedOn && transitions[request.state].end_task !== undefined
  const { words } = request
  const known = loaded.activities.flatMap(({ processors }) => processors).find(({ ref }) => ref === task.recordRef)
  return (
    <AskedByLink
      links={links}
      zone={request.zone}
      mayRevoke={request.can.update}
      revoke={revokeRecipientLinkAction}
      whatHelp={t('whatHelp')}
      ask={
        mayAsk
          ? {
              ...{ action: askRecipientAction, fixed: { taskId: task.id } },
              start: {
                ...{ email: known?.contact ?? '', language: request.language },
                what: [words?.name, words?.email, task.todo].filter(Boolean).join('\n'),
              },
            }
          : null
      }
    />
  )
}
