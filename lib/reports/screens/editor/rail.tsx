'use client'

import { ChevronRight } from 'lucide'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge, type Tone } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { completeness, type ItemState, isAnswered } from '../../answers'
import type { AskedSection } from './asked'
import { fieldId } from './field-id'
import { goTo } from './go-to'
import type { Answers } from './merge'

const tones: Readonly<Record<ItemState, Tone>> = {
  not_started: 'outline',
  started: 'withinday',
  unknown: 'ontrack',
  complete: 'ok',
  not_applicable: 'neutral',
}

type Props = { sections: readonly AskedSection[]; values: Answers; late: boolean; isFiled: boolean }

/** What the law asks and how far it is, with a link to every question that is missing; then the sections with their counts. */
export function Rail({ sections, values, late, isFiled }: Props) {
  const t = useTranslations('drafting')
  const drafts = useTranslations('drafts')
  const [isOpen, setOpen] = useState(false)
  const asked = sections.flatMap(({ fields }) => fields)
  const items = completeness({ fields: asked.map(({ field }) => field) }, values, late)
  const questionOf = (code: string) => asked.find(({ field }) => field.code === code)?.question ?? code
  const missing = items.flatMap((item) => item.missing).length
  return (
    <div className="min-w-0 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto" data-chrome>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-11 w-full items-center gap-2 rounded-md border border-hairline bg-surface px-4 py-2 text-left font-medium xl:hidden"
      >
        <Icon of={ChevronRight} size={16} className={cx('shrink-0', isOpen && 'rotate-90')} />
        {isFiled ? drafts('form.whenFiled') : t('rail.missing', { count: missing })}
      </button>
      <div className={cx('gap-5 pt-3 xl:grid xl:pt-0', isOpen ? 'grid' : 'hidden')}>
        <section id="items" aria-labelledby="items-heading">
          <h2 id="items-heading" className="mb-2 text-base">
            {drafts(isFiled ? 'form.whenFiled' : 'form.missing')}
          </h2>
          <ul className="grid gap-2.5 text-sm">
            {items.map(({ item, state, missing: codes }) => (
              <li key={item} className="grid justify-items-start gap-1">
                <span>{drafts(`items.${item}`)}</span>
                <Badge tone={tones[state]}>{drafts(`itemStates.${state}`)}</Badge>
                {codes.length > 0 && (
                  <ul className="grid gap-0.5">
                    {codes.map((code) => (
                      <li key={code}>
                        <ToQuestion code={code}>{questionOf(code)}</ToQuestion>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
        <nav aria-label={t('rail.sections')}>
          <h2 className="mb-1 text-base">{t('rail.sections')}</h2>
          <ol className="grid text-sm">
            {sections.map(({ id, title, fields }) => {
              const done = fields.filter(({ field }) => isAnswered(values[field.code] ?? none)).length
              const talk = fields.flatMap(({ comments }) => comments).filter(({ solved }) => solved === null).length
              return (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex min-h-8 items-baseline justify-between gap-2 rounded-sm py-1 hover:underline"
                  >
                    <span className="min-w-0 wrap-anywhere">{title}</span>
                    <span
                      className={cx('shrink-0 tabular-nums', done === fields.length ? 'text-ok-ink' : 'text-muted')}
                    >
                      {t('rail.done', { done, all: fields.length })}
                    </span>
                  </a>
                  {talk > 0 && <span className="text-muted">{t('rail.talk', { count: talk })}</span>}
                </li>
              )
            })}
          </ol>
        </nav>
      </div>
    </div>
  )
}

const none = { state: 'empty', text: '' } as const

/** A link to a question, which also puts the cursor there. */
export function ToQuestion({ code, children }: { code: string; children: string }) {
  return (
    <a
      href={`#${fieldId(code)}`}
      onClick={() => requestAnimationFrame(() => goTo(fieldId(code)))}
      className="inline-flex min-h-6 items-center text-accent underline wrap-anywhere"
    >
      {children}
    </a>
  )
}
