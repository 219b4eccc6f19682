import { getLocale, getTranslations } from 'next-intl/server'
import type { FormField, FormSection, FormValues } from '@/components/form/types'
import { zoneOf } from '@/lib/company/office-zone'
import { countryChoices } from '@/lib/law/countries'
import { zoneChoices } from '@/lib/time/zone-names'
import type { OrganisationFacts } from './queries'
import { dpoStates } from './schema'

type Kind = FormField['kind']
type More = Partial<Omit<FormField, 'name' | 'kind' | 'label'>>

/** The form of the organisation, worded. */
export async function organisationSections(): Promise<FormSection[]> {
  const [t, locale] = await Promise.all([getTranslations('organisation'), getLocale()])
  const field = (name: string, kind: Kind = 'text', more: More = {}): FormField => ({
    name,
    kind,
    label: t(`fields.${name}`),
    max: 200,
    ...more,
  })
  const section = (id: string, fields: FormField[]): FormSection => ({ id, title: t(`sections.${id}`), fields })
  return [
    section('company', [
      field('legalName', 'text', { required: true, mark: 'Art. 30(1)(a)' }),
      field('enterpriseNumber', 'text', { max: 20, canBeOpen: true }),
      field('address', 'text', { max: 300 }),
      field('postalCode', 'text', { max: 20 }),
      field('city'),
      field('country', 'country', {
        options: countryChoices(locale).map(({ code, name }) => ({ value: code, label: name })),
      }),
      field('phone', 'text', { max: 50, canBeOpen: true }),
      field('email', 'text', { canBeOpen: true }),
      field('website', 'text', { max: 300 }),
      field('sector'),
    ]),
    section('dpo', [
      field('dpoState', 'choice', {
        options: dpoStates.map((value) => ({ value, label: t(`dpoStates.${value}`) })),
        mark: 'Art. 37',
      }),
      field('dpoName', 'text', { when: { field: 'dpoState', in: ['appointed'] } }),
      field('dpoContact', 'text', { max: 300, when: { field: 'dpoState', in: ['appointed'] } }),
      field('dpoReason', 'longText', { max: 2000, when: { field: 'dpoState', in: ['not_required'] } }),
    ]),
    section('contact', [
      field('privacyContactName'),
      field('privacyContactEmail'),
      field('privacyContactPhone', 'text', { max: 50 }),
    ]),
    section('representative', [field('representativeName'), field('representativeContact', 'text', { max: 300 })]),
    {
      ...section('time', [field('timeZone', 'find', { required: true, options: zoneChoices(locale) })]),
      help: `${t('zone.what')} ${t('zone.change')}`,
    },
    section('authority', [
      field('portalHolders', 'rows', {
        help: t('portal.help'),
        canBeOpen: true,
        columns: [
          { name: 'name', kind: 'text', label: t('portal.name'), max: 200 },
          { name: 'lastTestedOn', kind: 'date', label: t('portal.lastTestedOn') },
        ],
      }),
    ]),
  ]
}

/** What the form starts with. */
export function organisationValues(facts: OrganisationFacts): FormValues {
  return {
    legalName: facts.legalName,
    enterpriseNumber: facts.enterpriseNumber ?? '',
    address: facts.address ?? '',
    postalCode: facts.postalCode ?? '',
    city: facts.city ?? '',
    country: facts.country,
    phone: facts.phone ?? '',
    email: facts.email ?? '',
    website: facts.website ?? '',
    sector: facts.sector ?? '',
    dpoState: facts.dpoState,
    dpoName: facts.dpoName ?? '',
    dpoContact: facts.dpoContact ?? '',
    dpoReason: facts.dpoReason ?? '',
    privacyContactName: facts.privacyContactName ?? '',
    privacyContactEmail: facts.privacyContactEmail ?? '',
    privacyContactPhone: facts.privacyContactPhone ?? '',
    representativeName: facts.representativeName ?? '',
    representativeContact: facts.representativeContact ?? '',
    portalHolders: facts.portalHolders,
    openFields: facts.openFields,
    timeZone: zoneOf(facts),
  }
}
