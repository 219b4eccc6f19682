'use client'

import { useTranslations } from 'next-intl'
import { ProblemAlert } from '@/components/access/problem-alert'
import { SaveFoot } from '@/components/access/save-foot'
import { useRefusal } from '@/components/form/use-refusal'
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
  const { submit, pending, failure, saved, typed } = useSend(setRoles, () => undefined)
  const problem = useRefusal(failure, 'access')
  const held = { roles: person.roles, departmentIds: person.departmentIds, validDays: 30 }
  return (
    <form
      method="post"
      onChange={typed}
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
