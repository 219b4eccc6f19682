import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { FormSection, FormValues } from '@/components/form/model/types'
import { holdReasons } from '@/lib/law/codes/retention'
import type { CalendarDate } from '@/lib/time/types'
import { type HeldField, heldRegisters, requestGiven } from '../scope/targets'

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

/** The record or the request that the form of a new hold is opened from; empty: none. */
export type HoldFrom = { record: string; register: string; request: string }

/** The same as an address says it; what is no reference of a request is left out. */
export function holdFrom(said: Readonly<Record<string, string | string[] | undefined>>): HoldFrom {
  const one = (name: keyof HoldFrom) => (typeof said[name] === 'string' ? said[name] : '')
  return { record: one('record'), register: one('register'), request: requestGiven.catch('').parse(one('request')) }
}

/** What the form starts with: today, and what it was opened from. */
export function holdValues(today: CalendarDate, from: HoldFrom): FormValues {
  const on = (register: string) => (from.register === register && from.record !== '' ? [from.record] : [])
  return {
    rules: on(heldRegisters.rules),
    activities: on(heldRegisters.activities),
    reasonKind: '',
    reason: '',
    startedOn: today,
    endsOn: '',
    leakRef: '',
    requestRef: from.request,
  }
}
