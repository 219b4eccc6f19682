import { getTranslations } from 'next-intl/server'
import type { FormSection, FormValues } from '@/components/form/model/types'
import { codesOf } from '@/lib/law/codes/code'
import { peopleCategories } from '@/lib/law/codes/people'
import { requestChannels, requestRights } from '@/lib/law/codes/requests'
import { reportLocales } from '@/lib/text/locale'
import type { CalendarDate } from '@/lib/time/types'
import type { RequestDetail } from './queries/request-detail'

/** The form of a request: what is asked, then who asks. `corrects`: it exists, and the reason is asked too. */
export async function requestSections({ corrects = false } = {}): Promise<FormSection[]> {
  const [t, codes, letters] = await Promise.all([
    getTranslations('requests.form'),
    getTranslations('codes'),
    getTranslations('request-letters'),
  ])
  return [
    {
      id: 'asked',
      title: t('asked'),
      help: t('askedHelp'),
      fields: [
        {
          ...{ name: 'right', kind: 'choice', label: t('right'), help: t('rightHelp'), required: true },
          options: requestRights.map(({ code }) => ({ value: code, label: codes(`requestRights.${code}`) })),
        },
        {
          ...{ name: 'channel', kind: 'choice', label: t('channel'), required: true },
          options: codesOf(requestChannels).map((code) => ({ value: code, label: codes(`requestChannels.${code}`) })),
        },
        { name: 'receivedOn', kind: 'date', label: t('receivedOn'), help: t('receivedOnHelp'), required: true },
        {
          ...{ name: 'authorityDueOn', kind: 'date', label: t('authorityDueOn') },
          when: { field: 'right', in: ['complaint'] },
        },
        { name: 'words', kind: 'longText', label: t('words'), help: t('wordsHelp'), max: 20_000 },
      ],
    },
    {
      id: 'person',
      title: t('person'),
      help: t('personHelp'),
      fields: [
        {
          ...{ name: 'peopleCategory', kind: 'choice', label: t('peopleCategory'), help: t('peopleCategoryHelp') },
          required: true,
          options: codesOf(peopleCategories).map((code) => ({ value: code, label: codes(`peopleCategories.${code}`) })),
        },
        { name: 'name', kind: 'text', label: t('name'), required: true, max: 200 },
        { name: 'email', kind: 'text', label: t('email'), help: t('reachHelp'), max: 254 },
        { name: 'phone', kind: 'text', label: t('phone'), max: 60 },
        { name: 'address', kind: 'longText', label: t('address'), max: 500 },
        {
          ...{ name: 'language', kind: 'choice', label: t('language'), required: true },
          options: reportLocales.map((value) => ({ value, label: letters(`languages.${value}`) })),
        },
      ],
    },
    ...(corrects
      ? [
          {
            id: 'why',
            title: t('why'),
            fields: [{ name: 'reason', kind: 'longText', label: t('reason'), required: true, max: 4000 } as const],
          },
        ]
      : []),
  ]
}

/** What the form of a new request starts with. */
export function newRequestValues(today: CalendarDate, language: string): FormValues {
  return {
    ...{ right: '', channel: '', receivedOn: today, authorityDueOn: '', words: '', peopleCategory: '' },
    ...{ name: '', email: '', phone: '', address: '', language },
  }
}

/** What the form of a correction starts with; null where who asks is not for this reader, or gone. */
export function requestValues({ words, ...request }: RequestDetail): FormValues | null {
  return (
    words && {
      ...{ right: request.right, channel: request.channel, receivedOn: request.receivedOn },
      ...{ authorityDueOn: request.authorityDueOn ?? '', words: words.words, peopleCategory: request.peopleCategory },
      ...{ name: words.name, email: words.email, phone: words.phone, address: words.address },
      ...{ language: request.language, reason: '' },
    }
  )
}
