'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { useOwnDraft } from '@/components/form/device/own-draft'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Textarea } from '@/components/ui/input'
import type { DraftId } from '@/lib/db/ids'
import { commentOnDraftAction, solveCommentAction } from '../../drafting/actions'
import type { ShownComment } from './asked'
import { useMoment } from './use-moment'

type Props = { id: DraftId; field: string; comments: readonly ShownComment[]; canNote: boolean }

/** What people say about one question, oldest first; solved ones stay, with who solved them. */
export function Talk({ id, field, comments, canNote }: Props) {
  return (
    <div className="grid w-full gap-3">
      {comments.length > 0 && (
        <ol className="grid gap-3">
          {comments.map((comment) => (
            <One key={comment.id} comment={comment} canNote={canNote} />
          ))}
        </ol>
      )}
      {canNote && <Add id={id} field={field} />}
    </div>
  )
}

function One({ comment: { id, body, byName, at, solved }, canNote }: { comment: ShownComment; canNote: boolean }) {
  const t = useTranslations('drafting')
  const when = useMoment()
  const router = useRouter()
  const { submit, pending, failure } = useSend(solveCommentAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <li className={cx('grid justify-items-start gap-0.5', solved && 'text-muted')}>
      <p>
        <span className="font-medium">{byName}</span> <span className="text-muted">{when(at)}</span>
      </p>
      <p className="whitespace-pre-line wrap-anywhere">{body}</p>
      {solved && <p>{t('talk.solvedBy', { name: solved.byName, when: when(solved.at) })}</p>}
      <RefusalAlert text={wrong} />
      {canNote && (
        <Button size="sm" variant="quiet" disabled={pending} onClick={() => submit({ id, solved: solved === null })}>
          {t(solved ? 'talk.reopen' : 'talk.solve')}
        </Button>
      )}
    </li>
  )
}

function Add({ id, field }: Pick<Props, 'id' | 'field'>) {
  const t = useTranslations('drafting')
  const textId = useId()
  const router = useRouter()
  const [body, setBody] = useState('')
  const { keep, forget } = useOwnDraft<string>(`draft-comment:${id}:${field}`, setBody)
  const { submit, pending, failure } = useSend(commentOnDraftAction, {
    forget: () => forget(''),
    done: () => {
      setBody('')
      router.refresh()
    },
  })
  const { whole: wrong, field: wrongAt } = useRefusal(failure)
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit({ id, field, body })
  }
  const typed = (text: string) => {
    setBody(text)
    keep(text)
  }
  return (
    <form noValidate onSubmit={send} className="grid justify-items-start gap-1.5">
      <label htmlFor={textId} className="text-muted">
        {t('talk.add')}
      </label>
      <Textarea
        id={textId}
        rows={2}
        maxLength={2000}
        value={body}
        className="min-h-14! text-sm"
        onChange={(event) => typed(event.target.value)}
      />
      <RefusalAlert text={wrongAt('body') ?? wrong} />
      <Button type="submit" size="sm" disabled={pending}>
        {t('talk.send')}
      </Button>
    </form>
  )
}
