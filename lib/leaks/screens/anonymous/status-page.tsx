'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { noteAnonymousAction, readAnonymousAction } from '../../actions'
import type { AnonymousStatus } from '../../load'
import { NoteForm } from '../mine/note-form'

/** Shows a report by its code, from the address or typed, and takes something that is added. */
export function AnonymousStatusPage() {
  const t = useTranslations('leaks')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState<{ code: string; status: AnonymousStatus }>()
  const { submit, pending, failure } = useSend<AnonymousStatus, string>(
    (code) => readAnonymousAction({ code }),
    (status, code) => setShown({ code, status }),
  )
  const first = useRef(submit)
  useEffect(() => {
    const code = codeIn(location.hash)
    if (!code) return
    setTyped(code)
    first.current(code)
  }, [])
  const { whole } = useRefusal(failure)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    submit(codeIn(typed) ?? typed.trim())
  }
  if (shown) return <Shown {...shown} again={() => submit(shown.code)} />
  return (
    <form noValidate onSubmit={ask} className="grid gap-4">
      <RefusalAlert text={failure && (failure.code === 'too_many' ? whole : t('anonymous.unknown'))} />
      <Field id="code" label={t('anonymous.code')} help={t('anonymous.codeHelp')}>
        <Input
          id="code"
          autoComplete="off"
          spellCheck={false}
          className="min-h-11"
          aria-describedby="code-help"
          value={typed}
          maxLength={300}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" size="lg" disabled={pending}>
          {t('anonymous.show')}
        </Button>
      </div>
    </form>
  )
}

/** The code within what was pasted: the code alone, or the whole link. */
function codeIn(text: string): string | null {
  return /(?:^|#)([A-Za-z0-9_-]{43})$/.exec(text.trim())?.[1] ?? null
}

function Shown({ code, status, again }: { code: string; status: AnonymousStatus; again: () => void }) {
  const t = useTranslations('leaks')
  return (
    <div className="grid gap-6">
      <div>
        <p className="text-muted">{status.ref}</p>
        <h2 className="text-xl">{status.happened}</h2>
      </div>
      <dl className="grid gap-3">
        <Fact label={t('mine.columns.state')} value={t(`mine.states.${status.state}`)} />
        <Fact label={t('mine.received')} value={status.received} />
        {status.next && <Fact label={t('mine.next')} value={status.next} />}
        <Fact label={t('mine.told')} value={status.story} />
      </dl>
      <section aria-labelledby="added">
        <h2 id="added" className="text-xl">
          {t('mine.added')}
        </h2>
        {status.notes.length === 0 && <p className="text-muted">{t('mine.nothingAdded')}</p>}
        <ol className="mt-2 grid gap-3">
          {status.notes.map((note) => (
            <li key={`${note.at}${note.body}`}>
              <p className="text-sm text-muted">{note.at}</p>
              <p className="whitespace-pre-line">{note.body}</p>
            </li>
          ))}
        </ol>
      </section>
      <NoteForm add={(note) => noteAnonymousAction({ code, ...note })} help={t('anonymous.noteHelp')} done={again} />
    </div>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="whitespace-pre-line">{value}</dd>
    </div>
  )
}
