import type { Messages } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FieldValue, FormField, FormSection, FormValues } from '@/components/form/model/types'
import { zoneOf } from '@/lib/company/office-zone'
import { countryChoices } from '@/lib/law/countries'
import { zoneChoices } from '@/lib/time/zone'
import type { EntityRow, OrganisationFacts } from './queries'
import { dpoStates } from './schema'

/** Sections with the values that the form starts with. */
type Described = { sections: FormSection[]; values: FormValues }

type Kind = FormField['kind']
type More = Partial<Omit<FormField, 'name' | 'kind' | 'label'>>

/** The form of the company, worded. */
export async function organisationFields(facts: OrganisationFacts): Promise<Described> {
  const { t, locale, field, section, place, dpo, representative } = await shared()
  const sections = [
    section('company', [
      field('legalName', 'text', { required: true, mark: 'Art. 30(1)(a)' }),
      ...place({ canBeOpen: true }),
      field('website', 'text', { max: 300 }),
      field('sector'),
    ]),
    dpo,
    section('contact', [
      field('privacyContactName'),
      field('privacyContactEmail', 'text', { max: 254 }),
      field('privacyContactPhone', 'text', { max: 50 }),
    ]),
    section('representative', representative()),
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
  return {
    sections,
    values: {
      ...startOf(sections, { ...facts, timeZone: zoneOf(facts) }),
      openFields: facts.openFields,
    },
  }
}

/** The form of a related company, worded; null is a new one, which nobody can retire yet. */
export async function entityFields(row: EntityRow | null): Promise<Described> {
  const { t, field, section, place, dpo, representative } = await shared('entities.fields')
  const sections = [
    section('company', [
      field('name', 'text', { required: true, mark: 'Art. 30(1)(a)' }),
      field('relation', 'text', { help: t('entities.relationHelp') }),
      ...place(),
      field('contact', 'text', { max: 300 }),
    ]),
    dpo,
    section('representative', representative({ help: t('entities.representativeHelp') })),
    ...(row ? [section('use', [field('retired', 'bool', { help: t('entities.retiredHelp') })])] : []),
  ]
  const facts = row ? { ...row, retired: row.retiredAt !== null } : { country: 'BE', dpoState: 'open' }
  return { sections, values: startOf(sections, facts) }
}

/** What both forms ask, in the words of `fields`, or of `own` where it has others. */
async function shared(own?: 'entities.fields') {
  const [t, locale] = await Promise.all([getTranslations('organisation'), getLocale()])
  const field = (name: keyof Messages['organisation']['fields'], kind: Kind = 'text', more: More = {}): FormField => ({
    name,
    kind,
    label: own && t.has(`${own}.${name}`) ? t(`${own}.${name}`) : t(`fields.${name}`),
    max: 200,
    ...more,
  })
  const section = (id: keyof Messages['organisation']['sections'], fields: FormField[]): FormSection => ({
    id,
    title: t(`sections.${id}`),
    fields,
  })
  const when = (state: (typeof dpoStates)[number]) => ({ when: { field: 'dpoState', in: [state] } })
  return {
    t,
    locale,
    field,
    section,
    /** `open` marks what may be knowingly open. */
    place: (open: More = {}) => [
      field('enterpriseNumber', 'text', { max: 40, ...open }),
      field('address', 'text', { max: 300 }),
      field('postalCode', 'text', { max: 20 }),
      field('city'),
      field('country', 'country', {
        required: true,
        options: countryChoices(locale).map(({ code, name }) => ({ value: code, label: name })),
      }),
      field('phone', 'text', { max: 50, ...open }),
      field('email', 'text', { max: 254, ...open }),
    ],
    dpo: section('dpo', [
      field('dpoState', 'choice', {
        options: dpoStates.map((value) => ({ value, label: t(`dpoStates.${value}`) })),
        mark: 'Art. 37',
      }),
      field('dpoName', 'text', when('appointed')),
      field('dpoContact', 'text', { max: 300, ...when('appointed') }),
      field('dpoReason', 'longText', { max: 2000, ...when('not_required') }),
    ]),
    representative: (more: More = {}) => [
      field('representativeName', 'text', more),
      field('representativeContact', 'text', { max: 300 }),
    ],
  }
}

/** What is known of each field that is asked; nothing yet is empty. */
function startOf(sections: readonly FormSection[], facts: object): FormValues {
  const known = new Map<string, FieldValue | undefined>(Object.entries(facts))
  const names = sections.flatMap((one) => one.fields.map((field) => field.name))
  return Object.fromEntries(names.map((name) => [name, known.get(name) ?? '']))
}
