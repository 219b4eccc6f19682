import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { CalendarDate, Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { RequestDetail } from '@/lib/requests/queries/request-detail'
import { suppressOfRequestAction } from '../actions'

/** The proof that an unsubscribe needs: what there is of it, and the ways to it. */
export async function RequestProof({ actor, request }: { actor: Actor; request: RequestDetail }) {
  const t = await getTranslations('suppression.proof')
  const { suppressedAt, deletions } = request.proof
  const may = request.can.update && request.state !== 'merged' && can(actor, 'suppression', 'create') !== null
  return (
    <div className="grid gap-4">
      <p className="measure text-sm text-muted">{t('help')}</p>
      {(suppressedAt || deletions.length > 0) && (
        <ul className="grid gap-1">
          {suppressedAt && (
            <li>
              {t.rich('suppressed', {
                moment: () => <Time instant={suppressedAt} zone={request.zone} style="short" />,
              })}
            </li>
          )}
          {deletions.map(({ ref, executedOn }) => (
            <li key={ref}>
              <TextLink href={`/retention/deletions/${ref}`}>{ref}</TextLink>{' '}
              {t.rich('deleted', { day: () => <CalendarDate date={executedOn} /> })}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div className="flex flex-wrap gap-2">
          {!suppressedAt && (
            <Act
              name="suppressOfRequest"
              action={suppressOfRequestAction}
              fixed={{ ref: request.ref }}
              fields={[]}
              submit={t('suppress')}
            />
          )}
          {can(actor, 'deletion', 'create') !== null && (
            <LinkButton href={`/retention/deletions/new?request=${request.ref}`}>{t('record')}</LinkButton>
          )}
        </div>
      )}
    </div>
  )
}
