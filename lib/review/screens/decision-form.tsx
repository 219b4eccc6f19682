'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useRef } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { acceptAction, forceAction, returnAction } from '../actions'
import type { NextWaiting } from '../queue/waiting'

type Props = {
  id: string
  contentHash: string
  backHref: string
  next: NextWaiting | null
  mayAccept: boolean /** The comparison, with a comment box per field. */
  children: ReactNode
}

const prefix = 'comment:'
const thenNext = 'then_next'

const hrefOf = ({ register, ref }: NextWaiting) => `/registers/${register}/${ref}/review`

/** What waits for this person after this one. */
function Next({ next }: { next: NextWaiting | null }) {
  const t = useTranslations('review')
  if (!next) return null
  return (
    <p className="text-sm text-muted">
      {t('next', { count: next.count })}{' '}
      <TextLink href={hrefOf(next)}>
        <span data-tabular>{next.ref}</span> {next.title}
      </TextLink>
    </p>
  )
}

function commentsOf(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' && value.trim() !== ''
        ? [[name.slice(prefix.length), value]]
        : [],
    ),
  )
}

/** The DPO's decision over what stands for review: accept, or return with a reason, with comments per field. */
export function DecisionForm({ id, contentHash, backHref, next, mayAccept, children }: Props) {
  const t = useTranslations('review')
  const router = useRouter()
  const field = useId()
  const to = useRef(backHref)
  const done = () => router.push(to.current)
  const accept = useSend(acceptAction, done)
  const back = useSend(returnAction, done)
  const failure = accept.failure ?? back.failure
  const { whole: wrong } = useRefusal(failure)
  const noReason = useRefusal(back.failure).field('reason')
  const pending = accept.pending || back.pending
  const send = (data: FormData) => {
    const common = { id, contentHash, comments: commentsOf(data) }
    const verdict = data.get('verdict')
    to.current = verdict === thenNext && next ? hrefOf(next) : backHref
    if (verdict !== 'return') accept.submit(common)
    else back.submit({ ...common, reason: data.get('reason') })
  }
  return (
    <form noValidate className="grid gap-6" action={send} onReset={(event) => event.preventDefault()}>
      {children}
      <RefusalAlert text={wrong} />
      <div className="grid max-w-3xl gap-4 rounded-md border border-hairline bg-surface p-4 sm:p-5">
        <Field id={field} label={t('reason')} error={noReason}>
          <Textarea
            id={field}
            name="reason"
            maxLength={2000}
            aria-describedby={describedBy(field, { error: noReason })}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          {mayAccept && (
            <Button type="submit" variant="primary" name="verdict" value="accept" disabled={pending}>
              {pending ? t('working') : t('accept')}
            </Button>
          )}
          {mayAccept && next && (
            <Button type="submit" name="verdict" value={thenNext} disabled={pending}>
              {t('acceptNext')}
            </Button>
          )}
          <Button type="submit" name="verdict" value="return" disabled={pending}>
            {t('return')}
          </Button>
        </div>
        {mayAccept && <p className="text-sm text-muted">{t('acceptHelp')}</p>}
        <Next next={next} />
      </div>
    </form>
  )
}

type ForceFormProps = {
  id: string
  contentHash: string
  backHref: string
  next: NextWaiting | null /** What it sets in motion. */
  children?: ReactNode
}

/** Puts the accepted version in force, naming it by its content hash. */
export function ForceForm({ id, contentHash, backHref, next, children }: ForceFormProps) {
  const t = useTranslations('review')
  const router = useRouter()
  const to = useRef(backHref)
  const { submit, pending, failure } = useSend(forceAction, () => router.push(to.current))
  const { whole: wrong } = useRefusal(failure)
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-3 rounded-md border border-hairline bg-surface p-4 sm:p-5"
      action={(data) => {
        to.current = data.get('then') === thenNext && next ? hrefOf(next) : backHref
        submit({ id, contentHash })
      }}
    >
      <RefusalAlert text={wrong} />
      {children}
      <p>{t('forceHelp')}</p>
      <p className="text-sm text-muted">
        {t('hash')} <code className="block break-all">{contentHash}</code>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? t('working') : t('force')}
        </Button>
        {next && (
          <Button type="submit" name="then" value={thenNext} disabled={pending}>
            {t('forceNext')}
          </Button>
        )}
      </div>
      <Next next={next} />
    </form>
  )
}
