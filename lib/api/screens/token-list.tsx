import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { TokenRow } from '../tokens/queries'
import { namesOfReaches } from './reach-names'
import { RevokeToken } from './revoke-token'

/** Tokens, what each reaches, and when it was last used; never what it is, which nobody keeps. */
export async function TokenList({ tokens }: { tokens: readonly TokenRow[] }) {
  const [t, locale, zone, nameOf] = await Promise.all([
    getTranslations('api.tokens'),
    getLocale(),
    getTimeZone(),
    namesOfReaches(),
  ])
  const moment = (at: Instant) => formatInstant(at, { locale, zone })
  if (tokens.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <ul className="grid divide-y divide-hairline">
      {tokens.map(({ id, name, person, state, reaches, writes, createdAt, expiresAt, lastUsedAt }) => (
        <li key={id} className="grid gap-1.5 py-4 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="font-semibold wrap-anywhere">{name}</h3>
            {person && <span className="text-muted">{person.name}</span>}
            <Badge tone={writes ? 'withinday' : 'neutral'}>{writes ? t('write') : t('read')}</Badge>
            {state !== 'living' && <Badge tone="urgent">{t(`states.${state}`)}</Badge>}
          </div>
          <p className="text-sm">{reaches.map(nameOf).join(', ')}</p>
          <p className="text-sm text-muted">
            {t('made', { moment: moment(createdAt) })} · {t('until', { moment: moment(expiresAt) })} ·{' '}
            {lastUsedAt === null ? t('neverUsed') : t('used', { moment: moment(lastUsedAt) })}
          </p>
          {state === 'living' && (
            <div>
              <RevokeToken id={id} name={name} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
