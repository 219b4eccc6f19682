'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Failure } from '@/lib/errors/refusal'

const stale = z.object({ fields: z.array(z.object({ field: z.string(), theirs: z.string().nullable() })) })

type Props = { failure: Failure | null; questions: ReadonlyMap<string, string>; onGoOn: () => void }

/** Somebody else saved meanwhile: what their answers are now, and a way on that keeps what was typed here. */
export function NewerVersion({ failure, questions, onGoOn }: Props) {
  const t = useTranslations('drafts.stale')
  if (failure?.code !== 'stale') return null
  const parsed = stale.safeParse(failure.data)
  const fields = parsed.success ? parsed.data.fields : []
  return (
    <Alert tone="warning" role="alert" title={t('title')}>
      <p className="mb-2">{t('help')}</p>
      <dl className="mb-3 grid gap-2">
        {fields.map(({ field, theirs }) => (
          <div key={field}>
            <dt className="font-medium">{questions.get(field) ?? field}</dt>
            <dd className="whitespace-pre-line">{(theirs ?? '').replace(/^\w+: /, '') || t('empty')}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={onGoOn}>{t('goOn')}</Button>
    </Alert>
  )
}
