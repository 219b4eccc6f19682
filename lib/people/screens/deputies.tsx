'use client'

import { useTranslations } from 'next-intl'
import { ProblemAlert } from '@/components/access/problem-alert'
import { SaveFoot } from '@/components/access/save-foot'
import { TextField, textOf } from '@/components/access/text-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { giveDeputy, leaveDeputy, takeDeputy } from '../account-actions'
import type { DeputyRow } from '../deputies'

type Shown = Omit<DeputyRow, 'from' | 'until'> & { from: string; until: string }
type Props = {
  rows: readonly Shown[]
  roles: readonly DeputyRow['role'][]
  people: readonly { id: string; name: string }[]
  today: string
}

/** Who stands in for whom, and naming somebody for a role of one's own. */
export function Deputies({ rows, roles, people, today }: Props) {
  const t = useTranslations('access.deputies')
  return (
    <div className="grid gap-5">
      {rows.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="grid divide-y divide-hairline">
        {rows.map((row) => (
          <DeputyLine key={row.id} row={row} />
        ))}
      </ul>
      {roles.length > 0 && <NameForm roles={roles} people={people} today={today} />}
    </div>
  )
}

function DeputyLine({ row }: { row: Shown }) {
  const t = useTranslations('access.deputies')
  const names = useTranslations('nav.roles')
  const yes = useSend(takeDeputy, () => undefined)
  const end = useSend(leaveDeputy, () => undefined)
  const problem = useRefusal(yes.failure ?? end.failure, 'access')
  const busy = yes.pending || end.pending
  const said = { name: row.name, role: names(row.role), from: row.from, until: row.until }
  return (
    <li className="grid gap-2 py-3">
      <ProblemAlert text={problem.whole ?? null} />
      <p>
        {row.mine === 'principal' ? t('forYou', said) : t('byYou', said)}
        {!row.accepted && ` · ${t('waits')}`}
      </p>
      <p className="measure text-sm text-muted">{row.reason}</p>
      <div className="flex flex-wrap gap-2">
        {row.mine === 'deputy' && !row.accepted && (
          <Button variant="primary" disabled={busy} onClick={() => yes.submit({ id: row.id })}>
            {t('accept')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => end.submit({ id: row.id })}>
          {t('end')}
        </Button>
      </div>
    </li>
  )
}

function NameForm({ roles, people, today }: Omit<Props, 'rows'>) {
  const t = useTranslations('access.deputies')
  const all = useTranslations('access')
  const names = useTranslations('nav.roles')
  const { submit, pending, failure, saved, typed } = useSend(giveDeputy, () => undefined)
  const problem = useRefusal(failure, 'access')
  return (
    <form
      noValidate
      method="post"
      onChange={typed}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const fields = ['deputyId', 'role', 'from', 'until', 'reason'] as const
        submit(Object.fromEntries(fields.map((name) => [name, textOf(form, name)])))
      }}
      className="grid max-w-md gap-4"
    >
      <ProblemAlert text={problem.whole} />
      <Field id="deputyId" label={t('who')} error={problem.field('deputyId')}>
        <Select
          id="deputyId"
          name="deputyId"
          required
          empty={t('choose')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field id="role" label={t('role')} error={problem.field('role')}>
        <Select
          id="role"
          name="role"
          required
          defaultValue={roles[0] ?? ''}
          options={roles.map((role) => ({ value: role, label: names(role) }))}
        />
      </Field>
      <TextField id="from" label={t('from')} type="date" min={today} required error={problem.field('from')} />
      <TextField id="until" label={t('until')} type="date" min={today} required error={problem.field('until')} />
      <TextField id="reason" label={t('reason')} required maxLength={300} error={problem.field('reason')} />
      <SaveFoot
        saved={saved}
        savedText={t('sent')}
        submitText={pending ? all('working') : t('send')}
        pending={pending}
      />
    </form>
  )
}
