import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { FormSection, FormValues } from '@/components/form/model/types'
import { db } from '@/lib/db/client'
import type { FindingView } from './queries'

/** The form of a finding, worded; owners are people who can sign in. */
export async function findingSections(): Promise<FormSection[]> {
  const [t, people] = await Promise.all([
    getTranslations('findings'),
    db().user.findMany({ where: { disabledAt: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
  ])
  const label = (name: keyof Messages['findings']['fields']) => t(`fields.${name}`)
  return [
    {
      id: 'finding',
      title: t('one'),
      fields: [
        { name: 'title', kind: 'text', label: label('title'), required: true, max: 200 },
        { name: 'recordRef', kind: 'text', label: label('recordRef'), help: t('help.recordRef'), max: 20 },
        { name: 'source', kind: 'text', label: label('source'), required: true, max: 200 },
        { name: 'wrong', kind: 'longText', label: label('wrong'), required: true, max: 4000 },
        { name: 'law', kind: 'longText', label: label('law'), required: true, max: 1000 },
        { name: 'advice', kind: 'longText', label: label('advice'), max: 4000 },
        {
          name: 'ownerId',
          kind: 'person',
          label: label('ownerId'),
          options: people.map(({ id, name }) => ({ value: id, label: name })),
        },
        { name: 'dueOn', kind: 'date', label: label('dueOn') },
      ],
    },
  ]
}

/** What the form starts with: a finding, or nothing but the record it was opened from. */
export function findingValues(finding: FindingView | null, recordRef: string): FormValues {
  return {
    title: finding?.title ?? '',
    recordRef: finding?.record?.ref ?? recordRef,
    source: finding?.source ?? '',
    wrong: finding?.wrong ?? '',
    law: finding?.law ?? '',
    advice: finding?.advice ?? '',
    ownerId: finding?.ownerId ?? '',
    dueOn: finding?.dueOn ?? '',
  }
}
