import { randomUUID } from 'node:crypto'
import { buttonClass } from '@/components/ui/button'
import { DateTimeField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Checkbox, Input, Select, Textarea } from '@/components/ui/input'
import { dataChips, ongoingAnswers, peopleChips, textLimits } from '@/lib/leaks/facts/answers'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorTexts } from '@/lib/text/error-text'
import type { Instant } from '@/lib/time/types'
import { addHours, localMomentOf } from '@/lib/time/zone'
import type { reportFields } from '../tell/forms'
import type { Tell } from '../tell/load'

/** Longer names of people than of anything else are rare. */
const mostName = 200

/** The form of a new leak, filled with what waited with the link. */
export async function TellForm({ tell }: { tell: Tell }) {
  const { language, zone, draft, wrong, company } = tell
  const [t, words, errors] = await Promise.all([
    textsOf(language, 'notices'),
    textsOf(language, 'report-form'),
    textsOf(language, 'errors'),
  ])
  const typed = draft?.form === 'report' ? draft.fields : {}
  const value = (name: string, otherwise = '') => typed[name]?.[0] ?? otherwise
  const problem = (name: string) => (draft?.form === 'report' ? fieldErrorTexts(errors, wrong, name) : undefined)
  const field = (name: FieldName, help = true) => ({
    id: `tell-${name}`,
    label: t(`fields.${name}.label`),
    help: help && t.has(`fields.${name}.help`) ? t(`fields.${name}.help`) : undefined,
    error: problem(name),
  })
  const control = (name: FieldName, otherwise = '') => {
    const { id, help, error } = field(name)
    return {
      ...{ id, name, defaultValue: value(name, otherwise) },
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': describedBy(id, { help, error }),
    }
  }
  // By their clock the minute may be ahead of ours.
  const latest = local(addHours(tell.now, 24), zone)
  const moment = (name: 'knewAt' | 'occurredFrom' | 'occurredUntil', required = false) => (
    <DateTimeField
      {...field(name)}
      name={name}
      zone={zone}
      max={latest}
      required={required}
      mark={required ? t('page.required') : undefined}
      defaultValue={value(name)}
    />
  )
  return (
    <form method="post" noValidate action={`/api/notify/${tell.token}`} className="mt-4 grid gap-6">
      <input type="hidden" name="form" value="report" />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="clientId" value={value('clientId', randomUUID())} />
      <Field {...field('story')} mark={t('page.required')}>
        <Textarea {...control('story')} required rows={6} maxLength={textLimits.story} />
      </Field>
      {moment('knewAt', true)}
      <div className="grid gap-6 sm:grid-cols-2 sm:items-end">
        {moment('occurredFrom')}
        {moment('occurredUntil')}
      </div>
      <Field {...field('ongoing')}>
        <Select
          {...control('ongoing', 'unknown')}
          className="max-w-60"
          options={ongoingAnswers.map((code) => ({ value: code, label: words(`ongoing.options.${code}`) }))}
        />
      </Field>
      <Chips
        {...field('people')}
        name="people"
        chosen={typed.people ?? []}
        options={peopleChips.map((code) => ({
          value: code,
          label: t.has(`people.${code}`) ? t(`people.${code}`, { company }) : words(`people.options.${code}`),
        }))}
      />
      <Field {...field('persons')}>
        <Input {...control('persons')} inputMode="numeric" maxLength={100} className="w-auto max-w-48" />
      </Field>
      <Chips
        {...field('data')}
        name="data"
        chosen={typed.data ?? []}
        options={dataChips.map((code) => ({ value: code, label: words(`data.options.${code}`) }))}
      />
      <Field {...field('measures')}>
        <Textarea {...control('measures')} rows={4} maxLength={textLimits.story} />
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field {...field('callName')}>
          <Input {...control('callName', tell.contactName)} maxLength={mostName} autoComplete="name" />
        </Field>
        <Field {...field('callPhone')}>
          <Input {...control('callPhone')} type="tel" maxLength={textLimits.phone} autoComplete="tel" />
        </Field>
      </div>
      <p className="text-sm text-muted">{t('page.filesLater')}</p>
      <div>
        <button type="submit" className={buttonClass({ variant: 'primary', size: 'lg' }, 'max-sm:w-full')}>
          {t('page.send')}
        </button>
      </div>
    </form>
  )
}

type FieldName = Exclude<(typeof reportFields)[number], 'clientId'>

function local(at: Instant, zone: string): string {
  const { date, time } = localMomentOf(at, zone)
  return `${date}T${time}`
}

type ChipsProps = {
  id: string
  label: string
  help?: string
  error?: string
  name: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
}

/** Several of a closed list, by boxes of the browser. */
function Chips({ id, label, help, error, name, options, chosen }: ChipsProps) {
  return (
    <fieldset aria-describedby={describedBy(id, { help, error })}>
      <legend className="font-medium">{label}</legend>
      {help && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
