'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { SaveFoot } from '@/components/access/save-foot'
import { TextField, textOf, ticked } from '@/components/access/text-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Checkbox } from '@/components/ui/input'
import { roles } from '@/lib/access/roles'
import { setRoles } from '../actions'
import { type Department, DepartmentsField, type MakeDepartment } from './departments-field'
import { HeldQuestion, heldIn } from './held-question'

type Held = { roles: readonly string[]; departmentIds: readonly string[]; validDays: number }
type Props = {
  held: Held
  departments: readonly Department[]
  make: MakeDepartment
  error: (field: string) => string | undefined
}

/** What roles, departments and end date say in a sent form. */
export function rolesInput(form: FormData) {
  const days = textOf(form, 'validDays')
  return {
    roles: ticked(form, 'roles'),
    departmentIds: ticked(form, 'departmentIds'),
    validDays: days === '' ? null : Number(days),
  }
}

/** Roles with what each may do, departments, and for an auditor the days the account lives. */
export function RolesFields({ held, departments, make, error }: Props) {
  const t = useTranslations('access.roles')
  const names = useTranslations('nav.roles')
  const [auditor, setAuditor] = useState(held.roles.includes('auditor'))
  return (
    <>
      <fieldset className="grid gap-1" aria-describedby={error('roles') && 'roles-error'}>
        <legend className="mb-1 font-medium">{t('title')}</legend>
        {roles.map((role) => (
          <Checkbox
            key={role}
            id={`role-${role}`}
            name="roles"
            value={role}
            label={names(role)}
            help={t(`help.${role}`)}
            defaultChecked={held.roles.includes(role)}
            onChange={role === 'auditor' ? (event) => setAuditor(event.target.checked) : undefined}
          />
        ))}
        {error('roles') && (
          <p id="roles-error" className="text-sm font-medium text-danger">
            {error('roles')}
          </p>
        )}
      </fieldset>
      {auditor && (
        <TextField
          id="validDays"
          label={t('days')}
          help={t('daysHelp')}
          type="number"
          min={1}
          max={90}
          defaultValue={held.validDays}
          required
          error={error('validDays')}
        />
      )}
      <DepartmentsField
        held={held.departmentIds}
        departments={departments}
        make={make}
        error={error('departmentIds')}
      />
    </>
  )
}

type RolesFormProps = {
  person: { id: string; version: number; roles: readonly string[]; departmentIds: readonly string[] }
  departments: readonly Department[]
  make: MakeDepartment
}

/** Changes the roles and departments of a person. */
export function RolesForm({ person, departments, make }: RolesFormProps) {
  const t = useTranslations('access')
  const [waits, setWaits] = useState(false)
  const { submit, pending, failure, saved, typed, sent } = useSend<{ waits: boolean }, object>(setRoles, (done) =>
    setWaits(done.waits),
  )
  const asked = heldIn(failure)
  const problem = useRefusal(asked ? null : failure, 'access')
  const held = { roles: person.roles, departmentIds: person.departmentIds, validDays: 30 }
  return (
    <form
      noValidate
      method="post"
      onChange={typed}
      onSubmit={(event) => {
        event.preventDefault()
        submit({ userId: person.id, version: person.version, ...rolesInput(new FormData(event.currentTarget)) })
      }}
      className="grid gap-5"
    >
      <ProblemAlert text={problem.whole} />
      {asked && (
        <HeldQuestion
          held={asked}
          button={t('roles.saveKnowing')}
          busy={pending}
          go={() => submit({ ...sent, knowing: true })}
        />
      )}
      <RolesFields held={held} departments={departments} make={make} error={problem.field} />
      <SaveFoot
        saved={saved}
        savedText={waits ? t('link.waits.help') : t('saved')}
        submitText={pending ? t('working') : t('roles.save')}
        pending={pending}
      />
    </form>
  )
}
