'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Checkbox, type Choice as Option, Select } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import type { Choice } from '../plan/choice'
import type { Started } from '../steps'

export type MappedColumn = { header: string; samples: readonly string[]; target: string }
type Props = {
  id: string
  /** Address of this import, and of the list it goes back to when it is thrown away. */
  path: string
  list: string
  choose: (input: unknown) => Promise<Result<Started>>
  drop: (input: unknown) => Promise<Result<Started>>
  choice: Choice
  columns: readonly MappedColumn[]
  tables: readonly Option[]
  targets: readonly Option[]
  /** What records are found by; of people: none, they are found by their address. */
  keys: readonly Option[]
  departments: readonly Option[]
  mayBeNowhere: boolean
  words: MapWords
}

/** Words that differ between records and people. */
export type MapWords = {
  modes: Readonly<Record<Choice['mode'], string>>
  department: string
  departmentHelp: string
  creates: string
  createsHelp: string
}

const oneOf = <T extends string>(all: readonly T[], text: unknown, otherwise: T): T =>
  all.find((one) => one === text) ?? otherwise

/** Where each column goes, and what the rows do; the answer leads to the trial of all rows. */
export function MapForm({ id, path, list, choice, columns, tables, targets, keys, departments, ...rest }: Props) {
  const { choose, drop, mayBeNowhere, words } = rest
  const t = useTranslations('imports.map')
  const router = useRouter()
  const { submit, pending, failure } = useSend(send, (_, { intent }) => {
    if (intent === 'drop') router.push(list)
    else if (intent === 'sheet') router.refresh()
    else router.push(`${path}/check`)
  })
  const { whole: wrong, field } = useRefusal(failure)

  async function send({ intent, data }: { intent: string; data: FormData }): Promise<Result<Started>> {
    if (intent === 'drop') return drop({ id })
    return choose({
      id,
      choice: {
        table: Number(data.get('table') ?? choice.table),
        targets: columns.map((_, n) => String(data.get(`target-${n}`) ?? '')),
        mode: oneOf(['add', 'update', 'both'], data.get('mode'), choice.mode),
        key: oneOf(['ref', 'formerRef', 'title'], data.get('key'), choice.key),
        empties: oneOf(['leave', 'clear'], data.get('empties'), choice.empties),
        creates: data.get('creates') === 'on',
        departmentId: String(data.get('department') ?? '') || null,
      },
    })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        submit({ intent: submitter?.getAttribute('value') ?? 'next', data: new FormData(event.currentTarget) })
      }}
      className="grid gap-6"
    >
      <RefusalAlert text={wrong} />
      {tables.length > 1 && (
        <div className="flex max-w-2xl flex-wrap items-end gap-3">
          <div className="min-w-0 grow">
            <Field id="table" label={t('table')}>
              <Select id="table" name="table" options={tables} defaultValue={String(choice.table)} />
            </Field>
          </div>
          <Button type="submit" value="sheet" disabled={pending}>
            {t('otherSheet')}
          </Button>
        </div>
      )}
      <ul className="grid gap-px overflow-hidden rounded-md border border-hairline bg-hairline">
        {columns.map(({ header, samples, target }, n) => (
          <li
            key={header}
            className="grid items-start gap-x-6 gap-y-2 bg-surface px-4 py-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,2fr)]"
          >
            <span className="min-w-0 font-medium wrap-anywhere">{header}</span>
            <span className="min-w-0 text-sm text-muted wrap-anywhere">{samples.join(' · ')}</span>
            <span className="grid gap-1 sm:max-lg:col-span-2">
              <label htmlFor={`target-${n}`} className="text-sm text-muted lg:sr-only">
                {t('target')}
                <span className="sr-only">: {header}</span>
              </label>
              <Select
                id={`target-${n}`}
                name={`target-${n}`}
                options={targets}
                defaultValue={target}
                aria-invalid={field(`targets.${n}`) ? true : undefined}
                aria-describedby={field(`targets.${n}`) ? `target-${n}-error` : undefined}
              />
              {field(`targets.${n}`) && (
                <span id={`target-${n}-error`} className="text-sm text-danger">
                  {field(`targets.${n}`)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <div className="grid max-w-4xl items-start gap-5 sm:grid-cols-2">
        <Field id="mode" label={t('mode')}>
          <Select
            id="mode"
            name="mode"
            defaultValue={choice.mode}
            options={(['add', 'update', 'both'] as const).map((value) => ({ value, label: words.modes[value] }))}
          />
        </Field>
        {keys.length > 0 && (
          <Field id="key" label={t('key')}>
            <Select id="key" name="key" defaultValue={choice.key} options={keys} />
          </Field>
        )}
        {keys.length > 0 && (
          <Field id="empties" label={t('empties')}>
            <Select
              id="empties"
              name="empties"
              defaultValue={choice.empties}
              options={(['leave', 'clear'] as const).map((value) => ({ value, label: t(`emptiesOf.${value}`) }))}
            />
          </Field>
        )}
        <Field id="department" label={words.department} help={words.departmentHelp}>
          <Select
            id="department"
            name="department"
            defaultValue={choice.departmentId ?? ''}
            {...(mayBeNowhere ? { empty: t('nowhere') } : {})}
            options={departments}
            aria-describedby="department-help"
          />
        </Field>
      </div>
      <Checkbox
        id="creates"
        name="creates"
        defaultChecked={choice.creates}
        label={words.creates}
        help={words.createsHelp}
      />
      <div className="grid gap-2">
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" value="next" disabled={pending}>
            {t('next')}
          </Button>
          <Button type="submit" variant="quiet" value="drop" disabled={pending}>
            {t('drop')}
          </Button>
        </div>
        <p className="text-sm text-muted">{t('remembered')}</p>
      </div>
    </form>
  )
}
