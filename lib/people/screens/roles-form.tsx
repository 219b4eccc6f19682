'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { SaveFoot } from '@/components/access/save-foot'
import { useProblem } from '@/components/access/use-problem'
import { useSend } from '@/components/form/use-send'
import { setRoles } from '../actions'
import { RolesFields, rolesInput } from './roles-fields'

type Props = {
  person: { id: string; version: number; roles: readonly string[]; departmentIds: readonly string[] }
  departments: readonly { id: string; name: string }[]
}

/** Changes the roles and departments of a person. */
export function RolesForm({ person, departments }: Props) {
  const t = useTranslations('access')
  const [saved, setSaved] = useState(false)
  const { submit, pending, failure } = useSend(setRoles, () => setSaved(true))
  const problem = useProblem(failure)
  const held = { roles: person.roles, departmentIds: person.departmentIds, validDays: 30 }
  return (
    <form
      method="post"
      onChange={() => setSaved(false)}
      onSubmit={(event) => {
        event.preventDefault()
        submit({ userId: person.id, version: person.version, ...rolesInput(new FormData(event.currentTarget)) })
      }}
      className="grid gap-5"
    >
      <ProblemAlert text={problem.whole} />
      <RolesFields held={held} departments={departments} error={problem.field} />
      <SaveFoot
        saved={saved}
        savedText={t('saved')}
        submitText={pending ? t('working') : t('roles.save')}
        pending={pending}
      />
    </form>
  )
}
