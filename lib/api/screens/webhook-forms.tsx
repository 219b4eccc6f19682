'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField, textOf, ticked } from '@/components/access/text-field'
import { ShownOnce } from '@/components/copy/shown-once'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/input'
import { createWebhookAction, rotateWebhookAction, stopWebhookAction } from '../actions'

/** Adds an address; the secret by which it knows us stands here once. */
export function NewWebhook({ events }: { events: readonly { value: string; label: string }[] }) {
  const t = useTranslations('api.webhooks')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { submit, pending, failure } = useSend(createWebhookAction, (made) => {
    setSecret(made.secret)
    form.current?.reset()
    router.refresh()
  })
  const { whole, field } = useRefusal(failure)
  return (
    <div className="grid gap-5">
      {secret && <ShownOnce key={secret} secret={secret} title={t('ready')} once={t('once')} label={t('secret')} />}
      <form
        ref={form}
        noValidate
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          setSecret(null)
          const sent = new FormData(event.currentTarget)
          submit({ url: textOf(sent, 'url'), events: ticked(sent, 'events') })
        }}
        className="grid gap-4"
      >
        <ProblemAlert text={whole} />
        <div className="grid max-w-xl gap-4">
          <TextField
            id="url"
            type="url"
            label={t('url')}
            help={t('urlHelp')}
            required
            maxLength={500}
            error={field('url')}
          />
        </div>
        <fieldset className="grid gap-1" aria-describedby={field('events') && 'events-error'}>
          <legend className="mb-1 font-medium">{t('of')}</legend>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {events.map(({ value, label }) => (
              <Checkbox key={value} id={`events-${value}`} name="events" value={value} label={label} />
            ))}
          </div>
          {field('events') && (
            <p id="events-error" className="text-sm font-medium text-danger">
              {field('events')}
            </p>
          )}
        </fieldset>
        <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
          {pending ? t('working') : t('add')}
        </Button>
      </form>
    </div>
  )
}

/** A new secret for an address, or no more of it. */
export function WebhookButtons({ id, url }: { id: string; url: string }) {
  const t = useTranslations('api.webhooks')
  const router = useRouter()
  const [secret, setSecret] = useState<string | null>(null)
  const rotating = useSend(rotateWebhookAction, (made) => setSecret(made.secret))
  const stopping = useSend(stopWebhookAction, () => router.refresh())
  const { whole } = useRefusal(rotating.failure ?? stopping.failure)
  const busy = rotating.pending || stopping.pending
  return (
    <div className="grid gap-3">
      <RefusalAlert text={whole} />
      {secret && <ShownOnce key={secret} secret={secret} title={t('ready')} once={t('once')} label={t('secret')} />}
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={busy}
          aria-label={t('rotateNamed', { url })}
          onClick={() => rotating.submit({ id })}
        >
          {t('rotate')}
        </Button>
        <Button
          size="sm"
          variant="danger"
          disabled={busy}
          aria-label={t('stopNamed', { url })}
          onClick={() => stopping.submit({ id })}
        >
          {t('stop')}
        </Button>
      </div>
    </div>
  )
}
