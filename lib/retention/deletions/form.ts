import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { FormSection } from '@/components/form/model/types'
import { wordedField } from '@/components/form/model/worded'
import { dataCategories } from '@/lib/law/codes/data'
import { countModes } from '@/lib/law/codes/leak-states'
import { deletionMethods } from '@/lib/law/codes/retention'
import { ownerChoices } from '@/lib/records/form/sections'
import { type DeletedField, deletedRegisters } from '../scope/targets'

const largest = 1_000_000_000

/** The form of a deletion record, worded. */
export async function deletionSections(): Promise<FormSection[]> {
  const [t, codes, people] = await Promise.all([
    getTranslations('retention.deletions'),
    getTranslations('codes'),
    ownerChoices(),
  ])
  const options = (list: string, of: readonly { code: string }[]) =>
    of.map(({ code }) => ({ value: code, label: codes(`${list}.${code}`) }))
  const field = wordedField<keyof Messages['retention']['deletions']['fields']>(t)
  const records = (name: DeletedField) => field(name, 'relations', { source: deletedRegisters[name] })
  const count = (of: 'records' | 'persons') => [
    field(`${of}Mode`, 'choice', { required: true, options: options('countModes', countModes) }),
    field(`${of}Count`, 'integer', { max: largest, when: { field: `${of}Mode`, in: ['exact', 'estimate'] } }),
  ]
  const column = (name: keyof Messages['retention']['deletions']['processorColumns'], kind: 'text' | 'date') =>
    ({ name, kind, label: t(`processorColumns.${name}`), ...(kind === 'text' ? { max: 20 } : {}) }) as const
  return [
    {
      id: 'what',
      title: t('sections.what'),
      help: t('warn'),
      fields: [
        records('rules'),
        field('batch', 'text', { max: 200 }),
        records('activities'),
        records('systems'),
        field('dataCategories', 'choices', { options: options('dataCategories', dataCategories) }),
        field('scope', 'longText', { required: true, max: 2000 }),
        ...count('records'),
        ...count('persons'),
        field('dataFrom', 'date'),
        field('dataTo', 'date'),
      ],
    },
    {
      id: 'how',
      title: t('sections.how'),
      fields: [
        field('method', 'choice', { required: true, options: options('deletionMethods', deletionMethods) }),
        field('executedBy', 'text', { required: true, max: 200 }),
        field('executedOn', 'date', { required: true }),
        field('backupsPurgedOn', 'date'),
      ],
    },
    {
      id: 'others',
      title: t('sections.others'),
      fields: [
        field('processors', 'rows', {
          columns: [column('ref', 'text'), column('instructedOn', 'date'), column('confirmedOn', 'date')],
        }),
        field('recipientsTold', 'longText', { max: 2000 }),
      ],
    },
    {
      id: 'proof',
      title: t('sections.proof'),
      fields: [
        field('exceptions', 'longText', { max: 2000 }),
        field('approvedById', 'person', { options: people }),
        field('certificate', 'text', { max: 400 }),
        field('request', 'text', { max: 20 }),
      ],
    },
  ]
}
