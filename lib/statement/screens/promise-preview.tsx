'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { previewVersionAction } from '../actions'
import type { PromiseChange } from '../text/runs'
import { ChangedPromises } from './changed-promises'

/** Milliseconds without typing after which the text is looked at. */
const restMs = 800
const shortest = 40

type Seen = 'nothing' | 'looking' | 'failed' | readonly PromiseChange[]

/** Says which promises the text that stands in the form would change, before it is kept. */
export function PromisePreview() {
  const t = useTranslations('statement-draft.preview')
  const [seen, setSeen] = useState<Seen>('nothing')
  const asked = useRef(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const answer = (name: string) => document.querySelector<HTMLTextAreaElement | HTMLSelectElement>(`#field-${name}`)
      const text = answer('text')?.value ?? ''
      if (text.trim().length < shortest) return setSeen('nothing')
      asked.current += 1
      const mine = asked.current
      setSeen('looking')
      const found = await previewVersionAction({ language: answer('language')?.value ?? '', text }).catch(() => null)
      if (mine === asked.current) setSeen(found?.ok ? found.value : 'failed')
    }
    const later = (event: Event) => {
      const { target } = event
      if (!(target instanceof HTMLElement) || !['field-text', 'field-language'].includes(target.id)) return
      clearTimeout(timer)
      timer = setTimeout(look, restMs)
    }
    document.addEventListener('input', later)
    timer = setTimeout(look, restMs)
    return () => {
      document.removeEventListener('input', later)
      clearTimeout(timer)
    }
  }, [])
  return (
    <section
      aria-label={t('title')}
      className="mb-6 grid max-w-3xl gap-2 rounded-md border border-hairline bg-surface px-4 py-3"
    >
      <h2 className="text-base">{t('title')}</h2>
      <div role="status" className="grid gap-2">
        {seen === 'nothing' && <p className="text-sm text-muted">{t('empty')}</p>}
        {seen === 'looking' && <p className="text-sm text-muted">{t('looking')}</p>}
        {seen === 'failed' && <p className="text-sm">{t('failed')}</p>}
        {typeof seen !== 'string' && <ChangedPromises changes={seen} />}
      </div>
    </section>
  )
}
