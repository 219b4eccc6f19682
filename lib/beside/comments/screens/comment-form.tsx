'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { SensitiveHint } from '@/components/form/sensitive-hint'
import { useRefusal } from '@/components/form/use-refusal'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { writeCommentAction } from '../actions'
import { PeopleChooser } from './people-chooser'

type Props = { recordId: string; people: readonly { id: string; name: string }[] }

/** A new comment, and whom it asks to look. An @ at the start of a word opens the list of people. */
export function CommentForm({ recordId, people }: Props) {
  const t = useTranslations('talk')
  const router = useRouter()
  const id = useId()
  const [body, setBody] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [open, setOpen] = useState(false)
  const { submit, pending, failure } = useSend(writeCommentAction, () => router.refresh())
  const { whole: wrong, field: wrongIn } = useRefusal(failure)
  const error = wrongIn('body')
  return (
    <form action={() => submit({ recordId, body, mentions: chosen })} className="grid gap-3">
      {wrong && (
        <Alert tone="error" role="alert">
          {wrong}
        </Alert>
      )}
      <Field id={id} label={t('new')} help={t('newHelp')} {...(error ? { error } : {})}>
        <Textarea
          id={id}
          name="body"
          rows={3}
          maxLength={4000}
          value={body}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help: true, ...(error ? { error } : {}) })}
          onChange={(event) => {
            setBody(event.target.value)
            if (/(^|\s)@$/.test(event.target.value)) setOpen(true)
          }}
        />
        <SensitiveHint text={body} />
      </Field>
      {people.length > 0 && (
        <PeopleChooser people={people} chosen={chosen} onChoose={setChosen} open={open} onOpen={setOpen} />
      )}
      <div>
        <Button type="submit" size="sm" disabled={pending}>
          {pending ? t('sending') : t('send')}
        </Button>
      </div>
    </form>
  )
}
