import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { FormSection, FormValues } from '@/components/form/model/types'
import { wordedField } from '@/components/form/model/worded'
import type { CalendarDate } from '@/lib/time/types'
import { checks, promiseKinds } from './model/checks'
import { linkedFields, linkedRegisters, longestText, statementLanguages } from './model/schema'
import type { PromiseView } from './promises/queries'

async function fieldsIn() {
  const t = await getTranslations('statement')
  const field = wordedField<keyof Messages['statement']['fields']>(t)
  return { t, field }
}

/** The form of a new version of the text, worded. */
export async function versionSections(): Promise<FormSection[]> {
  const [{ t, field }, nav] = await Promise.all([fieldsIn(), getTranslations('nav')])
  return [
    {
      id: 'version',
      title: t('version.one'),
      help: t('version.help'),
      fields: [
        field('language', 'choice', {
          required: true,
          options: statementLanguages.map((value) => ({ value, label: nav(`languages.${value}`) })),
        }),
        field('validFrom', 'date', { required: true }),
        field('publishedAt', 'text', { required: true, max: 400 }),
        field('text', 'longText', { required: true, max: longestText }),
        field('note', 'longText', { max: 2000 }),
      ],
    },
  ]
}

/** What the form of a version starts with. */
export function versionValues(today: CalendarDate, locale: string, publishedAt: string): FormValues {
  return { language: locale, validFrom: today, publishedAt, text: '', note: '' }
}

/** The form of a promise, worded; its words are asked of a new one only. */
export async function promiseSections(promise: PromiseView | null): Promise<FormSection[]> {
  const { t, field } = await fieldsIn()
  const recordsOf = (register: string) => (promise?.records ?? []).filter((one) => one.register === register)
  const words = [
    field('kind', 'choice', {
      required: true,
      options: promiseKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
    }),
    field('quote', 'longText', { required: true, max: 4000 }),
  ]
  return [
    {
      id: 'promise',
      title: t('promise.one'),
      fields: [
        ...(promise ? [] : words),
        field('title', 'text', { required: true, max: 200 }),
        field('check', 'choice', {
          required: true,
          options: checks.map((value) => ({ value, label: t(`checks.${value}`) })),
        }),
      ],
    },
    {
      id: 'behind',
      title: t('promise.behind'),
      help: t('promise.behindHelp'),
      fields: [
        ...linkedFields.map((name) =>
          field(name, 'relations', {
            source: linkedRegisters[name],
            options: recordsOf(linkedRegisters[name]).map(({ ref, title }) => ({
              value: ref,
              label: `${ref} ${title}`,
            })),
          }),
        ),
        field('evidence', 'longText', { max: 4000 }),
      ],
    },
  ]
}

/** What the form of a promise starts with. */
export function promiseValues(promise: PromiseView | null, quote: string): FormValues {
  const linked = linkedFields.map((name) => [
    name,
    (promise?.records ?? []).filter(({ register }) => register === linkedRegisters[name]).map(({ ref }) => ref),
  ])
  return {
    ...(promise ? {} : { kind: '', quote }),
    title: promise?.title ?? '',
    check: promise?.check ?? '',
    evidence: promise?.evidence ?? '',
    ...Object.fromEntries(linked),
  }
}
