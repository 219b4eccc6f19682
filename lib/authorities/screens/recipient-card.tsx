import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { mayEver } from '@/lib/access/can'
import { currentActor } from '@/lib/access/session/current'
import { type AuthorityEntry, authorityName, wordsIn } from '../book/entry'
import { WebLink } from './authority-facts'

/** To whom it goes, where, and what to have in hand before the portal opens. */
export async function RecipientCard({ entry }: { entry: AuthorityEntry }) {
  const [actor, t, settings, locale] = await Promise.all([
    currentActor(),
    getTranslations('authorities'),
    getTranslations('settings'),
    getLocale(),
  ])
  const inHand = (['who', 'card', 'role'] as const).flatMap((part) => {
    const said = wordsIn(entry[part], locale)
    return said === '' ? [] : [{ part, said }]
  })
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{authorityName(entry, locale)}</span>
        {(entry.portal || entry.website) && <WebLink href={entry.portal || entry.website} />}
        {entry.phone && <span>{entry.phone}</span>}
      </p>
      {inHand.length > 0 && (
        <dl className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[auto_minmax(0,1fr)]">
          {inHand.map(({ part, said }) => (
            <div key={part} className="contents">
              <dt className="text-muted">{t(`fields.${part}`)}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="flex flex-wrap items-center gap-2 text-muted">
        {entry.certainty === 'verify' && <Badge tone="outline">{settings('clocks.certainty.verify')}</Badge>}
        {actor && mayEver(actor, 'privacy_settings', 'read') && (
          <TextLink href={`/settings/authorities#${entry.code}`}>{t('inBook')}</TextLink>
        )}
      </p>
    </div>
  )
}
