'use client'

import { Check, Copy } from 'lucide'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { toClipboard } from '@/components/copy/clipboard'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Textarea } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { fieldId } from '../editor/field-id'
import { copyId, type ToEnter } from './to-enter'

type Props = {
  field: ToEnter
  language: string
  tick: ToEnter['tick']
  editHref: string
  enter: () => void
  takeBack: () => void
}

/** One answer: its plain text to copy, how long it is, and whether it was entered. */
export function FilingField({ field, language, tick, editHref, enter, takeBack }: Props) {
  const t = useTranslations('drafting')
  const { code, question, text, note, max } = field
  const box = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const over = text.length - max
  const isDone = tick?.isCurrent === true
  const copy = async () => {
    const worked = await toClipboard(text)
    setCopied(worked ? 'yes' : 'refused')
    // The keyboard can copy what is selected.
    if (!worked) box.current?.select()
  }
  return (
    <article
      className={cx(
        'grid gap-2 rounded-md border bg-surface px-4 py-3',
        isDone ? 'border-transparent' : 'border-hairline',
      )}
      aria-labelledby={`q-${code}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h4 id={`q-${code}`} lang={language} className="min-w-0 font-medium wrap-anywhere">
          {question}
        </h4>
        {isDone && (
          <Badge tone="ok" icon={<Icon of={Check} size={14} />}>
            {tick?.byName ? t('filing.enteredBy', { name: tick.byName }) : t('filing.entered')}
          </Badge>
        )}
        {tick && !isDone && <Badge tone="withinday">{t('filing.changed')}</Badge>}
      </div>
      {note !== 'none' && (
        <p className="text-sm">
          <span className="text-withinday-ink">{t(`filing.note.${note}`)}</span>{' '}
          <Link href={`${editHref}#${fieldId(code)}`} className="text-accent underline">
            {t('filing.edit')}
          </Link>
        </p>
      )}
      {text !== '' && (
        <Textarea
          ref={box}
          readOnly
          lang={language}
          rows={1}
          value={text}
          aria-labelledby={`q-${code}`}
          className={cx('min-h-9.5!', isDone && 'text-muted')}
          onFocus={(event) => event.target.select()}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        {text !== '' && (
          <Button id={copyId(code)} variant={isDone ? 'secondary' : 'primary'} onClick={copy}>
            <Icon of={copied === 'yes' ? Check : Copy} size={16} />
            {t(copied === 'yes' ? 'filing.copied' : 'filing.copy')}
            <span className="sr-only">{question}</span>
          </Button>
        )}
        {isDone ? (
          <Button id={text === '' ? copyId(code) : undefined} variant="quiet" onClick={takeBack}>
            {t('filing.takeBack')}
            <span className="sr-only">{question}</span>
          </Button>
        ) : (
          <Button id={text === '' ? copyId(code) : undefined} onClick={enter}>
            {t(text === '' ? 'filing.skip' : 'filing.enter')}
            <span className="sr-only">{question}</span>
          </Button>
        )}
        {text !== '' && (
          <span data-tabular className={over > 0 ? 'font-medium text-danger' : 'text-muted'}>
            {over > 0
              ? t('question.over', { count: text.length, max, over })
              : t('question.count', { count: text.length, max })}
          </span>
        )}
        <span role="status" className={copied === 'refused' ? 'w-full' : 'sr-only'}>
          {copied === 'yes' && t('filing.copied')}
          {copied === 'refused' && t('filing.refused')}
        </span>
      </div>
    </article>
  )
}
