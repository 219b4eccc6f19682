'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Checkbox, type Choice, Select } from '@/components/ui/input'
import { handOverAction } from '../actions'
import type { Owned } from '../queries'

/** Which records and findings go, and to whom. What is gone leaves the list; the rest stays to be handed over too. */
export function HandOverForm({ owned, heirs }: { owned: Owned; heirs: readonly Choice[] }) {
  const t = useTranslations('talk.handOver')
  const router = useRouter()
  const id = useId()
  const [records, setRecords] = useState<readonly string[]>(owned.records.rows.map(({ ref }) => ref))
  const [findings, setFindings] = useState<readonly string[]>(owned.findings.rows.map((finding) => finding.id))
  const [done, setDone] = useState(0)
  const { submit, pending, failure } = useSend(handOverAction, ({ count }) => {
    setDone(count)
    router.refresh()
  })
  const { whole: wrong, field: wrongIn } = useRefusal(failure)
  const error = wrongIn('to')
  const { name } = owned.person
  const there = {
    records: records.filter((ref) => owned.records.rows.some((record) => record.ref === ref)),
    findings: findings.filter((one) => owned.findings.rows.some((finding) => finding.id === one)),
  }
  const count = there.records.length + there.findings.length
  return (
    <form
      noValidate
      className="grid gap-5"
      action={(data) => submit({ from: owned.person.id, to: data.get('to'), ...there })}
      onReset={(event) => event.preventDefault()}
    >
      <p aria-live="polite" className="empty:hidden">
        {done > 0 && !failure && t('done', { count: done })}
      </p>
      <RefusalAlert text={wrong} />
      <Pick
        title={t('records', { name })}
        all={t('all')}
        total={owned.records.total}
        options={owned.records.rows.map(({ ref, title }) => ({ value: ref, label: `${ref} ${title}` }))}
        chosen={there.records}
        onChoose={setRecords}
      />
      <Pick
        title={t('findings', { name })}
        all={t('all')}
        total={owned.findings.total}
        options={owned.findings.rows.map((finding) => ({
          value: finding.id,
          label: `${finding.ref} ${finding.title}`,
        }))}
        chosen={there.findings}
        onChoose={setFindings}
      />
      <Field id={id} label={t('to')} {...(error ? { error } : {})}>
        <Select
          id={id}
          name="to"
          required
          empty={t('choose')}
          options={heirs}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, error ? { error } : {})}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" disabled={pending || count === 0}>
          {pending ? t('working') : t('submit', { count })}
        </Button>
      </div>
    </form>
  )
}

type PickProps = {
  title: string
  all: string
  /** How many there are; the first of them are shown. */
  total: number
  options: readonly Choice[]
  chosen: readonly string[]
  onChoose: (values: readonly string[]) => void
}

function Pick({ title, all, total, options, chosen, onChoose }: PickProps) {
  const t = useTranslations('talk.handOver')
  if (options.length === 0) return null
  const every = options.map(({ value }) => value)
  return (
    <fieldset className="rounded-md border border-hairline bg-surface px-4 py-3">
      <legend className="px-1 font-medium">{title}</legend>
      <Checkbox
        label={all}
        checked={chosen.length === every.length}
        onChange={(event) => onChoose(event.target.checked ? every : [])}
      />
      {total > options.length && (
        <p className="text-sm text-muted">{t('first', { shown: options.length, count: total })}</p>
      )}
      <div className="border-t border-hairline pt-1">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
