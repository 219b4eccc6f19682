'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField, textOf } from '@/components/access/text-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import type { Role } from '@/lib/access/roles'
import type { Result } from '@/lib/errors/refusal'
import { locales } from '@/lib/text/locale'
import type { Invitation } from '../account-token'
import { InviteLink } from './access-buttons'
import type { Department, MakeDepartment } from './departments-field'
import { RolesFields, rolesInput } from './roles-fields'

type Props = {
  departments: readonly Department[]
  make: MakeDepartment
  /** The role that is ticked at first. */
  role: Role
  send: (input: unknown) => Promise<Result<Invitation>>
}

/** A new person; then the link for them, which is shown only now. */
export function NewPersonForm({ departments, make, role, send }: Props) {
  const t = useTranslations('access')
  const languages = useTranslations('nav.languages')
  const [made, setMade] = useState<Invitation | null>(null)
  const { submit, pending, failure } = useSend(send, setMade)
  const problem = useRefusal(failure, 'access')
  if (made) return <InviteLink invitation={made} />
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const own = { name: textOf(form, 'name'), email: textOf(form, 'email'), locale: textOf(form, 'locale') }
        submit({ ...own, ...rolesInput(form) })
      }}
    >
      <Card className="grid max-w-2xl gap-5">
        <ProblemAlert text={problem.whole} />
        <TextField id="name" label={t('person.name')} required error={problem.field('name')} />
        <TextField id="email" label={t('person.email')} type="email" required error={problem.field('email')} />
        <Field id="locale" label={t('person.language')}>
          <Select
            id="locale"
            name="locale"
            options={locales.map((value) => ({ value, label: languages(value) }))}
            defaultValue="nl"
          />
        </Field>
        <RolesFields
          held={{ roles: [role], departmentIds: [], validDays: 30 }}
          departments={departments}
          make={make}
          error={problem.field}
        />
        <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
          {pending ? t('working') : t('people.add')}
        </Button>
      </Card>
    </form>
  )
}
