'use client'

import { useTranslations } from 'next-intl'
import { ProblemAlert } from '@/components/access/problem-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import type { Result } from '@/lib/errors/refusal'
import type { SamePersonView } from '../same-person'

type Send = (input: unknown) => Promise<Result<null>>
type Props = { userId: string; view: SamePersonView; join: Send; part: Send }

/** The other accounts of this person; joins one more, or takes this one out again. */
export function SamePerson({ userId, view, join, part }: Props) {
  const t = useTranslations('access.same')
  const nothing = () => undefined
  const joining = useSend(join, nothing)
  const parting = useSend(part, nothing)
  const problem = useRefusal(joining.failure ?? parting.failure, 'access')
  const busy = joining.pending || parting.pending
  return (
    <div className="grid gap-4">
      <ProblemAlert text={problem.whole} />
      {view.conflict && <Alert tone="warning">{t(`conflict.${view.conflict}`)}</Alert>}
      {view.others.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <div className="grid gap-2">
          <ul className="grid gap-1">
            {view.others.map(({ id, name, email }) => (
              <li key={id}>
                <Link href={`/users/${id}`} className="text-accent hover:underline">
                  {name}
                </Link>{' '}
                <span className="text-sm text-muted">{email}</span>
              </li>
            ))}
          </ul>
          <div>
            <Button disabled={busy} onClick={() => parting.submit({ userId })}>
              {t('part')}
            </Button>
          </div>
        </div>
      )}
      {view.choices.length > 0 && (
        <form
          noValidate
          action={(data) => joining.submit({ userId, otherId: data.get('otherId') })}
          className="grid justify-items-start gap-3"
        >
          <Field id="other" label={t('with')}>
            <Select
              id="other"
              name="otherId"
              required
              empty={t('choose')}
              options={view.choices.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
            />
          </Field>
          <Button type="submit" disabled={busy}>
            {t('join')}
          </Button>
        </form>
      )}
    </div>
  )
}
