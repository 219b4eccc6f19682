import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { FormSection, FormValues } from '@/components/form/model/types'
import { holdReasons } from '@/lib/law/codes/retention'
import type { CalendarDate } from '@/lib/time/types'
import { type HeldField, heldRegisters } from '../scope/targets'

/** The form of a new hold, worded. */
export async function holdSections(): Promise<FormSection[]> {
  const [t, codes] = await Promise.all([getTranslations('retention.holds'), getTranslations('codes')])
  const label = (name: keyof Messages['retention']['holds']['fields']) => t(`fields.${name}`)
  const help = (name: keyof Messages['retention']['holds']['fieldHelp']) => t(`fieldHelp.${name}`)
  const records = (name: HeldField) =>
    ({ name, kind: 'relations', label: label(name), help: help(name), source: heldRegisters[name] }) as const
  return [
    {
      id: 'hold',
      title: t('one'),
      help: t('help'),
      fields: [
        records('rules'),
        records('activities'),
        {
          name: 'reasonKind',
          kind: 'choice',
          label: label('reasonKind'),
          required: true,
          options: holdReasons.map(({ code }) => ({ value: code, label: codes(`holdReasons.${code}`) })),
        },
        { name: 'reason', kind: 'longText', label: label('reason'), help: help('reason'), required: true, max: 4000 },
        { name: 'startedOn', kind: 'date', label: label('startedOn'), required: true },
        { name: 'endsOn', kind: 'date', label: label('endsOn'), help: help('endsOn') },
        { name: 'leakRef', kind: 'text', label: label('leakRef'), help: help('leakRef'), max: 20 },
        { name: 'requestRef', kind: 'text', label: label('requestRef'), help: help('requestRef'), max: 20 },
      ],
    },
  ]
}

/** What the form starts with: today, and the record it was opened from. */
export function holdValues(today: CalendarDate, from: { ref: string; register: string } | null): FormValues {
  const on = (register: string) => (from?.register === register ? [from.ref] : [])
  return {
    rules: on(heldRegisters.rules),
    activities: on(heldRegisters.activities),
    reasonKind: '',
    reason: '',
    startedOn: today,
    endsOn: '',
    leakRef: '',
    requestRef: '',
  }
}
