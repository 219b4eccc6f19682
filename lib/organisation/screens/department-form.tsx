'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { createDepartmentAction, updateDepartmentAction } from '../actions'
import type { DepartmentRow } from '../queries'

/** One department to rename or retire, or a new one. */
export function DepartmentForm({ row }: { row: DepartmentRow | null }) {
  const t = useTranslations('organisation')
  const router = useRouter()
  const id = useId()
  const { submit, pending, failure } = useSend(row ? updateDepartmentAction : createDepartmentAction, () =>
    router.refresh(),
  )
  const { whole: refusal, field: wrong } = useRefusal(failure)
  const send = (data: FormData) => {
    const values = { code: data.get('code'), name: data.get('name') }
    if (!row) submit(values)
    else
      submit({
        ...values,
        id: row.id,
        version: row.version,
        retired: data.get('retire') === null ? row.retired : data.get('retire') === 'yes',
      })
  }
  return (
    <form noValidate action={send} onReset={(event) => event.preventDefault()} className="grid gap-2">
      <RefusalAlert text={refusal} />
      <div className="flex flex-wrap items-end gap-3">
        <Field id={`${id}-code`} label={t('departments.code')} error={wrong('code')}>
          <Input id={`${id}-code`} name="code" className="w-32" required maxLength={20} defaultValue={row?.code} />
        </Field>
        <Field id={`${id}-name`} label={t('departments.name')} error={wrong('name')}>
          <Input id={`${id}-name`} name="name" className="w-64" required maxLength={200} defaultValue={row?.name} />
        </Field>
        <Button type="submit" disabled={pending}>
          {row ? t('departments.rename') : t('departments.add')}
        </Button>
        {row && (
          <Button type="submit" name="retire" value={row.retired ? 'no' : 'yes'} variant="quiet" disabled={pending}>
            {row.retired ? t('departments.restore') : t('departments.retire')}
          </Button>
        )}
      </div>
    </form>
  )
}
