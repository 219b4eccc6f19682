'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Checkbox, type Choice, Select } from '@/components/ui/input'
import { createFromTemplateAction } from '../actions'

type Proposed = {
  key: string
  title: string
  register: string
  /** Reference of a record that is there under the same title. */
  existing: string | null
  preview: ReactNode
}
type Props = {
  /** Where the made record stands, without its reference. */
  home: string
  template: string
  language: string
  records: readonly Proposed[]
  departments: readonly Choice[]
  needsDepartment: boolean
}

/** Everything that is about to be made, what is used instead, and where it goes. */
export function TemplateForm({ home, template, language, records, departments, needsDepartment }: Props) {
  const t = useTranslations('templates')
  const router = useRouter()
  const id = useId()
  const known = records.filter((record) => record.existing !== null && record.key !== 'activity')
  const [used, setUsed] = useState<readonly string[]>(known.map(({ key }) => key))
  const { submit, pending, failure } = useSend(createFromTemplateAction, ({ ref }) => router.push(`${home}/${ref}`))
  const { whole: wrong, field: wrongIn } = useRefusal(failure)
  const error = wrongIn('departmentId')
  const reuse = Object.fromEntries(known.flatMap(({ key, existing }) => (used.includes(key) ? [[key, existing]] : [])))
  const [only] = departments
  return (
    <form
      noValidate
      className="grid gap-5"
      action={(data) => submit({ template, language, departmentId: data.get('departmentId'), reuse })}
      onReset={(event) => event.preventDefault()}
    >
      <ol className="grid gap-4">
        {records.map((record) => (
          <li key={record.key} className="rounded-md border border-hairline bg-surface px-4 py-3 sm:px-5">
            <p className="text-sm text-muted">{record.register}</p>
            <h2 className="text-lg" lang={language}>
              {record.title}
            </h2>
            {record.existing !== null && record.key === 'activity' && (
              <p className="mt-1 text-sm font-medium text-urgent-ink">{t('activityThere', { ref: record.existing })}</p>
            )}
            {record.existing !== null && record.key !== 'activity' && (
              <Checkbox
                label={t('use', { ref: record.existing })}
                checked={used.includes(record.key)}
                onChange={(event) =>
                  setUsed(event.target.checked ? [...used, record.key] : used.filter((key) => key !== record.key))
                }
              />
            )}
            {used.includes(record.key) ? (
              <p className="text-sm text-muted">{t('notMade')}</p>
            ) : (
              <details className="mt-1" open={record.key === 'activity'}>
                <summary className="min-h-9 w-fit cursor-pointer content-center text-sm text-accent max-lg:min-h-11">
                  {t('contents')}
                </summary>
                <div className="mt-2" lang={language}>
                  {record.preview}
                </div>
              </details>
            )}
          </li>
        ))}
      </ol>
      <RefusalAlert text={wrong} />
      <Field id={id} label={t('department')} help={t('departmentHelp')} {...(error ? { error } : {})}>
        <Select
          id={id}
          name="departmentId"
          className="max-w-xl"
          options={departments}
          required={needsDepartment}
          {...(departments.length === 1 && only ? { defaultValue: only.value } : {})}
          empty={t('noDepartment')}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help: true, ...(error ? { error } : {}) })}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? t('working') : t('create', { count: records.length - Object.keys(reuse).length })}
        </Button>
      </div>
    </form>
  )
}
