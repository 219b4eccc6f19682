'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { ShownOnce } from '@/components/copy/shown-once'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'

type Problem = ReturnType<typeof useRefusal>['field']
type Props<I> = {
  make: (input: I) => Promise<Result<{ secret: string }>>
  read: (sent: FormData) => I
  /** Whose words say why it was refused. */
  own?: 'access'
  /** Of what is made; of the press, also while it is under way. */
  words: { ready: string; once: string; secret: string; press: string; working: string }
  children: (field: Problem) => ReactNode
}

/** Makes something that has a secret; what it is stands here once. */
export function SecretForm<I>({ make, read, own, words, children }: Props<I>) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { submit, pending, failure } = useSend(make, (made) => {
    setSecret(made.secret)
    form.current?.reset()
    router.refresh()
  })
  const { whole, field } = useRefusal(failure, own)
  return (
    <div className="grid gap-5">
      {secret && <ShownOnce key={secret} secret={secret} title={words.ready} once={words.once} label={words.secret} />}
      <form
        ref={form}
        noValidate
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          setSecret(null)
          submit(read(new FormData(event.currentTarget)))
        }}
        className="grid gap-4"
      >
        <ProblemAlert text={whole} />
        {children(field)}
        <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
          {pending ? words.working : words.press}
        </Button>
      </form>
    </div>
  )
}

type Ticks = { name: string; label: string; options: readonly { value: string; label: string }[]; field: Problem }

/** What may be ticked, with what is wrong with the whole of it. */
export function TickedFields({ name, label, options, field }: Ticks) {
  const problem = field(name)
  return (
    <fieldset className="grid gap-1" aria-describedby={problem && `${name}-error`}>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {options.map((one) => (
          <Checkbox key={one.value} id={`${name}-${one.value}`} name={name} value={one.value} label={one.label} />
        ))}
      </div>
      {problem && (
        <p id={`${name}-error`} className="text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
