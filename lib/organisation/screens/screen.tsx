import type { Messages } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import { zoneOf } from '@/lib/company/office-zone'
import { countryName } from '@/lib/law/countries'
import { labelled } from '@/lib/text/locale'
import { formatCalendarDate } from '@/lib/time/format'
import { calendarDateSchema } from '@/lib/time/types'
import { labelOf } from '@/lib/time/zone'
import type { OrganisationFacts } from '../queries'
import type { openableFields } from '../schema'

type Openable = (typeof openableFields)[number]

/** The company as the register and a report to the authority name it; what is open says so. */
export async function OrganisationScreen({ facts, everything }: { facts: OrganisationFacts; everything: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('organisation'), getLocale()])
  const said = (value: string | null, openable?: Openable) => {
    if (value) return value
    if (openable && facts.openFields.includes(openable)) return <Badge tone="withinday">{t('open')}</Badge>
    return <span className="text-muted">{t('notSet')}</span>
  }
  const row = (name: keyof Messages['organisation']['fields'], value: string | null, openable?: Openable) => ({
    label: t(`fields.${name}`),
    value: said(value, openable),
  })
  const contact = [
    row('privacyContactName', facts.privacyContactName),
    row('privacyContactEmail', facts.privacyContactEmail),
    row('privacyContactPhone', facts.privacyContactPhone),
  ]
  const dpo =
    facts.dpoState === 'open'
      ? [{ label: t('fields.dpoState'), value: <Badge tone="withinday">{t('dpoOpen')}</Badge> }]
      : [
          { label: t('fields.dpoState'), value: t(`dpoStates.${facts.dpoState}`) },
          ...(facts.dpoState === 'appointed'
            ? [row('dpoName', facts.dpoName), row('dpoContact', facts.dpoContact)]
            : [row('dpoReason', facts.dpoReason)]),
        ]
  const holders = facts.portalHolders.map(({ name, lastTestedOn }) => {
    const day = calendarDateSchema.safeParse(lastTestedOn)
    return day.success
      ? `${name} (${labelled(locale, t('portal.lastTestedOn'), formatCalendarDate(day.data, { locale }))})`
      : name
  })
  return (
    <div className="grid max-w-4xl gap-6">
      <Section id="company" title={t('sections.company')}>
        <FactList
          facts={[
            row('legalName', facts.legalName),
            row('enterpriseNumber', facts.enterpriseNumber, 'enterpriseNumber'),
            row(
              'address',
              [
                facts.address,
                [facts.postalCode, facts.city].filter(Boolean).join(' '),
                countryName(facts.country, locale),
              ]
                .filter(Boolean)
                .join(', '),
            ),
            row('phone', facts.phone, 'phone'),
            row('email', facts.email, 'email'),
            ...(everything ? [row('website', facts.website), row('sector', facts.sector)] : []),
          ]}
        />
      </Section>
      <Section id="dpo" title={t('sections.dpo')}>
        <FactList facts={dpo} />
      </Section>
      <Section id="contact" title={t('sections.contact')}>
        <FactList facts={contact} />
      </Section>
      {everything && (
        <Section id="time" title={t('sections.time')} help={t('zone.what')}>
          <FactList facts={[row('timeZone', labelOf(zoneOf(facts), locale))]} />
        </Section>
      )}
      {everything && (
        <Section id="authority" title={t('sections.authority')} help={t('authorityNote')}>
          <FactList
            facts={[
              {
                label: t('fields.portalHolders'),
                value: holders.length > 0 ? holders.join('\n') : said(null, 'portalHolders'),
              },
              row('representativeName', facts.representativeName, 'representative'),
              row('languages', facts.languages.join(', ').toUpperCase()),
            ]}
          />
        </Section>
      )}
    </div>
  )
}

/** What a person can do on the page of the organisation: change it, take its record of Art. 30 along. */
export async function HeaderActions({ mayChange, extract }: { mayChange: boolean; extract: ReactNode }) {
  const t = await getTranslations('organisation')
  return (
    <>
      {mayChange && <LinkButton href="/organisation/edit">{t('edit')}</LinkButton>}
      {extract}
    </>
  )
}
