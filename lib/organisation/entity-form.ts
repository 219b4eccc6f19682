import { getLocale, getTranslations } from 'next-intl/server'
import type { FormField, FormSection, FormValues } from '@/components/form/types'
import { countryChoices } from '@/lib/law/countries'
import type { EntityRow } from './queries'
import { dpoStates } from './schema'

type More = Partial<Omit<FormField, 'name' | 'kind' | 'label'>>

/** The form of a related company, worded; `isNew` leaves out retiring it. */
export async function entitySections({ isNew }: { isNew: boolean }): Promise<FormSection[]> {
  const [t, locale] = await Promise.all([getTranslations('organisation'), getLocale()])
  const label = (name: string) =>
    t.has(`entities.fields.${name}`) ? t(`entities.fields.${name}`) : t(`fields.${name}`)
  const field = (name: string, kind: FormField['kind'] = 'text', more: More = {}): FormField => ({
    name,
    kind,
    label: label(name),
    max: 200,
    ...more,
  })
  const section = (id: string, fields: FormField[]): FormSection => ({ id, title: t(`sections.${id}`), fields })
  return [
    section('company', [
      field('name', 'text', { required: true, mark: 'Art. 30(1)(a)' }),
      field('relation', 'text', { help: t('entities.relationHelp') }),
      field('enterpriseNumber', 'text', { max: 40 }),
      field('address', 'text', { max: 300 }),
      field('postalCode', 'text', { max: 20 }),
      field('city'),
      field('country', 'country', {
        required: true,
        options: countryChoices(locale).map(({ code, name }) => ({ value: code, label: name })),
      }),
      field('phone', 'text', { max: 50 }),
      field('email', 'text', { max: 254 }),
      field('contact', 'text', { max: 300 }),
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
    section('representative', [
      field('representativeName', 'text', { help: t('entities.representativeHelp') }),
      field('representativeContact', 'text', { max: 300 }),
    ]),
    ...(isNew ? [] : [section('use', [field('retired', 'bool', { help: t('entities.retiredHelp') })])]),
  ]
}

/** What the form starts with. */
export function entityValues(row: EntityRow | null): FormValues {
  if (!row) return { ...empty, country: 'BE' }
  const { id: _id, version: _version, retiredAt, ...facts } = row
  return { ...empty, ...facts, enterpriseNumber: facts.enterpriseNumber ?? '', retired: retiredAt !== null }
}

const empty = {
  name: '',
  relation: '',
  enterpriseNumber: '',
  address: '',
  postalCode: '',
  city: '',
  country: '',
  phone: '',
  email: '',
  contact: '',
  representativeName: '',
  representativeContact: '',
  dpoState: 'open',
  dpoName: '',
  dpoContact: '',
  dpoReason: '',
} as const
