import { getLocale, getTranslations } from 'next-intl/server'
import { Part } from '@/components/layout/fold'
import { Badge } from '@/components/ui/badge'
import { authorityName } from '@/lib/authorities/book/entry'
import { addressBook } from '@/lib/authorities/book/in-use'
import { recipientsOf } from '@/lib/authorities/book/resolve'
import { OldNameAlert } from '@/lib/authorities/screens/old-name-alert'
import { RecipientCard } from '@/lib/authorities/screens/recipient-card'
import { countryName, isCountry } from '@/lib/law/countries'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { localDateOf } from '@/lib/time/zone'
import { placeOfOffice } from '../portal/place'

/** To whom this leak is reported: the lead authority with its portal, and those of the other states where people are concerned. */
export async function Recipients({ leak }: { leak: LeakDetail }) {
  if (!leak.can.readDrafts) return null
  const [t, locale, book, place] = await Promise.all([
    getTranslations('authorities'),
    getLocale(),
    addressBook(),
    placeOfOffice(),
  ])
  const on = localDateOf(leak.now, leak.zone)
  const { crossBorder, crossBorderStates, ...facts } = leak.facts
  const states = crossBorder ? crossBorderStates.filter(isCountry) : []
  const { lead, concerned } = recipientsOf(book, { ...place, states, on })
  const said = Object.values(facts).filter((value) => typeof value === 'string')
  const judged = [...leak.advices.map(({ body }) => body), ...leak.decisions.map(({ grounds }) => grounds)]
  return (
    <Part id="recipients" title={t('recipients.title')}>
      {lead ? <RecipientCard entry={lead} /> : <p className="text-muted">{t('recipients.none')}</p>}
      {crossBorder && (
        <div className="grid gap-1.5 text-sm">
          <p className="font-medium">{t('recipients.abroad')}</p>
          {concerned.length === 0 && <p className="text-muted">{t('recipients.noStates')}</p>}
          <ul className="grid gap-1">
            {concerned.map(({ country, entry, how }) => (
              <li key={country} className="flex flex-wrap items-baseline gap-x-2">
                <span>{countryName(country, locale)}</span>
                <span>{entry ? authorityName(entry, locale) : t('recipients.unknown')}</span>
                <Badge tone={how === 'own_report' ? 'withinday' : 'neutral'}>{t(`recipients.${how}`)}</Badge>
              </li>
            ))}
          </ul>
          {concerned.length > 0 && <p className="measure text-muted">{t('recipients.leadHelp')}</p>}
        </div>
      )}
      <OldNameAlert texts={[leak.report.answers.story, ...said, ...judged]} on={on} />
    </Part>
  )
}
