'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { DraftNotice, useOwnDraft } from '@/components/form/device/own-draft'
import { SensitiveHint } from '@/components/form/form-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ChipsChoice } from '@/components/ui/chip-list'
import { describedBy, Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { holdsWords } from '@/lib/text/fold'
import { commentsSeenAction, removeCommentAction, writeCommentAction } from '../actions'

type PeopleChooserProps = {
  people: readonly { id: string; name: string }[]
  chosen: readonly string[]
  onChoose: (ids: readonly string[]) => void
  open: boolean
  onOpen: (open: boolean) => void
}

/** More people than this are narrowed by typing part of a name. */
const most = 12

/** Whom the comment asks to look: boxes to tick, those chosen always in sight. */
function PeopleChooser({ people, chosen, onChoose, open, onOpen }: PeopleChooserProps) {
  const t = useTranslations('talk')
  const id = useId()
  const [q, setQ] = useState('')
  const shown = people.filter((person) => chosen.includes(person.id) || holdsWords(person.name, q))
  return (
    <details open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary className="min-h-9 w-fit cursor-pointer content-center text-sm text-accent max-lg:min-h-11">
        {t('ask', { count: chosen.length })}
      </summary>
      <div className="mt-2 grid gap-3">
        {people.length > most && (
          <Field id={id} label={t('narrow')}>
            <Input id={id} type="search" autoComplete="off" value={q} onChange={(event) => setQ(event.target.value)} />
          </Field>
        )}
        <ChipsChoice
          legend={t('whom')}
          options={shown.map((person) => ({ value: person.id, label: person.name }))}
          value={chosen}
          box={{
            name: 'mentions',
            onChange: ({ target }) =>
              onChoose(target.checked ? [...chosen, target.value] : chosen.filter((other) => other !== target.value)),
          }}
        />
      </div>
    </details>
  )
}

type Props = { recordId: string; people: readonly { id: string; name: string }[] }

type Typed = { body: string; chosen: readonly string[] }
const empty: Typed = { body: '', chosen: [] }

/** A new comment, and whom it asks to look; it stays on this device until it was sent. An @ at the start of a word opens the list of people. */
export function CommentForm({ recordId, people }: Props) {
  const t = useTranslations('talk')
  const router = useRouter()
  const id = useId()
  const [{ body, chosen }, setTyped] = useState(empty)
  const [open, setOpen] = useState(false)
  const draft = useOwnDraft(`comment:${recordId}`, setTyped)
  const change = (part: Partial<Typed>) => {
    const next = { body, chosen, ...part }
    setTyped(next)
    draft.keep(next)
  }
  const discard = () => {
    setTyped(empty)
    return draft.forget(empty)
  }
  const { submit, pending, failure } = useSend(writeCommentAction, { forget: discard, done: () => router.refresh() })
  const { whole: wrong, field: wrongIn } = useRefusal(failure)
  const error = wrongIn('body')
  return (
    <form noValidate action={() => submit({ recordId, body, mentions: chosen })} className="grid gap-3">
      {draft.restored && <DraftNotice onDiscard={() => void discard()} />}
      {wrong && (
        <Alert tone="error" role="alert">
          {wrong}
        </Alert>
      )}
      <Field id={id} label={t('new')} help={t('newHelp')} {...(error ? { error } : {})}>
        <Textarea
          id={id}
          name="body"
          rows={2}
          maxLength={4000}
          value={body}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help: true, ...(error ? { error } : {}) })}
          onChange={(event) => {
            change({ body: event.target.value })
            if (/(^|\s)@$/.test(event.target.value)) setOpen(true)
          }}
        />
        <SensitiveHint text={body} />
      </Field>
      {people.length > 0 && (
        <PeopleChooser
          people={people}
          chosen={chosen}
          onChoose={(ids) => change({ chosen: ids })}
          open={open}
          onOpen={setOpen}
        />
      )}
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
        {wrong && (
          <Alert tone="error" role="alert">
            {wrong}
          </Alert>
        )}
        <p className="text-muted">{t('help')}</p>
        <Button size="sm" variant="danger" disabled={pending} onClick={() => submit({ id })}>
          {t('confirm')}
        </Button>
      </div>
    </details>
  )
}
