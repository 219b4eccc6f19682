'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { DraftNotice, useOwnDraft } from '@/components/form/device/own-draft'
import { SensitiveHint } from '@/components/form/form-field'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { commentsSeenAction, removeCommentAction, writeCommentAction } from '../actions'
import { MentionBox } from './mention-box'
import { namedIn } from './mentioned'
import { usePeople } from './people'

type Props = { recordId: string }

type Typed = { body: string }
const empty: Typed = { body: '' }

/** A new comment; it asks those to look whom it names with an @. It stays on this device until it was sent. */
export function CommentForm({ recordId }: Props) {
  const t = useTranslations('talk')
  const router = useRouter()
  const id = useId()
  const [{ body }, setTyped] = useState(empty)
  const draft = useOwnDraft(`comment:${recordId}`, setTyped)
  const change = (text: string) => {
    setTyped({ body: text })
    draft.keep({ body: text })
  }
  const { people, ask } = usePeople(recordId)
  const isNaming = body.includes('@')
  useEffect(() => {
    if (isNaming) void ask()
  }, [isNaming, ask])
  const asked = namedIn(body, people ?? [])
  const discard = () => {
    setTyped(empty)
    return draft.forget(empty)
  }
  const send = async (typed: Typed) => {
    const known = typed.body.includes('@') ? await ask() : []
    // Whoever is named must be told: a comment is not sent as if it named nobody.
    if (known === null) throw new Error('nobody could be asked for')
    return writeCommentAction({ recordId, ...typed, mentions: namedIn(typed.body, known) })
  }
  const { submit, pending, failure } = useSend(send, { forget: discard, done: () => router.refresh() })
  const { whole: wrong, field: wrongIn } = useRefusal(failure)
  const error = wrongIn('body')
  return (
    <form noValidate action={() => submit({ body })} className="grid gap-3">
      {draft.restored && <DraftNotice onDiscard={() => void discard()} />}
      <RefusalAlert text={wrong} />
      <Field id={id} label={t('new')} help={t('newHelp')} {...(error ? { error } : {})}>
        <MentionBox
          id={id}
          name="body"
          rows={2}
          maxLength={4000}
          people={people}
          value={body}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help: true, ...(error ? { error } : {}) })}
          onText={change}
          onFocus={() => void ask()}
        />
        <SensitiveHint text={body} />
      </Field>
      {asked.length > 0 && <p className="text-sm text-muted">{t('ask', { count: asked.length })}</p>}
      <div>
        <Button type="submit" size="sm" disabled={pending}>
          {pending ? t('sending') : t('send')}
        </Button>
      </div>
    </form>
  )
}

/** Says once that the person has the record before them. A prefetched page does not run this, so hovering is not seeing. */
export function Seen({ recordId }: { recordId: string }) {
  useEffect(() => {
    commentsSeenAction({ recordId }).catch(() => null)
  }, [recordId])
  return null
}

/** Removes a comment after asking: the question unfolds below the word. */
export function RemoveComment({ id }: { id: string }) {
  const t = useTranslations('talk.remove')
  const router = useRouter()
  const { submit, pending, failure } = useSend(removeCommentAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <details className="text-sm">
      <summary className="min-h-6 w-fit cursor-pointer text-accent max-lg:min-h-11 max-lg:content-center">
        {t('ask')}
      </summary>
      <div className="mt-1 grid justify-items-start gap-2">
        <RefusalAlert text={wrong} />
        <p className="text-muted">{t('help')}</p>
        <Button size="sm" variant="danger" disabled={pending} onClick={() => submit({ id })}>
          {t('confirm')}
        </Button>
      </div>
    </details>
  )
}
