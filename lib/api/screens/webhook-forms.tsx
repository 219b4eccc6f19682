'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextField, textOf, ticked } from '@/components/access/text-field'
import { ShownOnce } from '@/components/copy/shown-once'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { createWebhookAction, rotateWebhookAction, stopWebhookAction } from '../actions'
import { SecretForm, TickedFields } from './secret-form'

/** Adds an address; the secret by which it knows us stands here once. */
export function NewWebhook({ events }: { events: readonly { value: string; label: string }[] }) {
  const t = useTranslations('api.webhooks')
  return (
    <SecretForm
      make={createWebhookAction}
      read={(sent) => ({ url: textOf(sent, 'url'), events: ticked(sent, 'events') })}
      words={{
        ...{ ready: t('ready'), once: t('once'), secret: t('secret') },
        ...{ press: t('add'), working: t('working') },
      }}
    >
      {(field) => (
        <>
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
          <TickedFields name="events" label={t('of')} options={events} field={field} />
        </>
      )}
    </SecretForm>
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
