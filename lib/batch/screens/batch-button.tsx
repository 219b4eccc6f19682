'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Result } from '@/lib/errors/refusal'
import { applyBatchAction, undoBatchAction } from '../actions'
import type { Applied } from '../commands'
import type { ApplyInput } from '../schema'

type Props = { label: string } & ({ kind: 'apply'; input: ApplyInput } | { kind: 'undo'; id: string })

/** The one press that does it, or takes it back. What was left meanwhile is named here; else the batch itself is shown. */
export function BatchButton(props: Props) {
  const t = useTranslations('batch')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [done, setDone] = useState<Applied | null>(null)
  const run = (): Promise<Result<Applied>> =>
    props.kind === 'apply' ? applyBatchAction(props.input) : undoBatchAction({ id: props.id })
  const { submit, pending, failure } = useSend<Applied, null>(run, (value) => {
    if (value.left.length > 0) setDone(value)
    else router.push(`/batches/${value.id}`)
  })
  const { whole: wrong } = useRefusal(failure)
  if (done) {
    return (
      <Alert tone="warning" role="status" title={t('doneCount', { count: done.done })}>
        <p>{t('leftSince')}</p>
        <ul className="my-2 grid gap-1">
          {done.left.map(({ ref, why }) => (
            <li key={ref}>
              <span data-tabular className="font-medium">
                {ref}
              </span>{' '}
              {why.startsWith('review_') ? errors(`reasons.${why}`) : t(`why.${why}` as 'why.stale')}
            </li>
          ))}
        </ul>
        <TextLink href={`/batches/${done.id}`}>{t('seeDone')}</TextLink>
      </Alert>
    )
  }
  return (
    <form noValidate action={() => submit(null)} className="grid gap-3">
      <RefusalAlert text={wrong} />
      <div>
        <Button type="submit" variant={props.kind === 'apply' ? 'primary' : 'secondary'} disabled={pending}>
          {pending ? t('working') : props.label}
        </Button>
      </div>
    </form>
  )
}
