'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Checkbox, Input } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'

export type Department = { id: string; name: string }
/** Makes a department of this name. */
export type MakeDepartment = (input: { name: string }) => Promise<Result<Department>>

type Props = {
  held: readonly string[]
  departments: readonly Department[]
  make: MakeDepartment
  error: string | undefined
}

/** The departments a person belongs to; one that is missing is made here, and chosen at once. */
export function DepartmentsField({ held, departments, make, error }: Props) {
  const t = useTranslations('access.roles')
  const [made, setMade] = useState<readonly Department[]>([])
  const there = new Set(departments.map(({ id }) => id))
  const all = [...departments, ...made.filter(({ id }) => !there.has(id))]
  return (
    <fieldset className="grid gap-1" aria-describedby={error && 'departments-error'}>
      <legend className="mb-1 font-medium">{t('departments')}</legend>
      <p className="text-sm text-muted">{t('departmentsHelp')}</p>
      {error && (
        <p id="departments-error" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className="grid gap-x-6 sm:grid-cols-2">
        {all.map(({ id, name }) => (
          <Checkbox
            key={id}
            name="departmentIds"
            value={id}
            label={name}
            defaultChecked={held.includes(id) || made.some((one) => one.id === id)}
          />
        ))}
      </div>
      <NewDepartment make={make} done={(department) => setMade([...made, department])} />
    </fieldset>
  )
}

function NewDepartment({ make, done }: { make: MakeDepartment; done: (department: Department) => void }) {
  const t = useTranslations('access.roles')
  const field = useRef<HTMLInputElement>(null)
  const { submit, pending, failure } = useSend(make, (department) => {
    if (field.current) field.current.value = ''
    done(department)
  })
  const problem = useRefusal(failure)
  const wrong = problem.field('name') ?? (failure ? problem.whole : undefined)
  const send = () => submit({ name: field.current?.value ?? '' })
  // Enter makes the department: it must not send the form around it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    send()
  }
  return (
    <div className="mt-2 grid gap-1">
      <label htmlFor="new-department" className="text-sm">
        {t('newDepartment')}
      </label>
      <div className="flex flex-wrap gap-2">
        <Input
          ref={field}
          id="new-department"
          maxLength={200}
          className="max-w-72"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'new-department-error' : undefined}
          onKeyDown={onKeyDown}
        />
        <Button disabled={pending} onClick={send}>
          {t('addDepartment')}
        </Button>
      </div>
      {wrong && (
        <p id="new-department-error" role="alert" className="text-sm font-medium text-danger">
          {wrong}
        </p>
      )}
    </div>
  )
}
