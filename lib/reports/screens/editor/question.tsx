'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Input, Select, Textarea } from '@/components/ui/input'
import { isJudgement, isNeeded } from '../../answers'
import type { ValueState } from '../../values'
import type { Asked } from './asked'
import { Conflict } from './conflict'
import { fieldId, offerId } from './field-id'
import { type Choice, type Typed, typedOver } from './merge'
import { TranslationBox } from './translation-box'
import type { Edited } from './use-answers'

const tones: Readonly<Record<ValueState, Tone>> = {
  empty: 'outline',
  suggested: 'withinday',
  started: 'withinday',
  known: 'ok',
  unknown: 'ontrack',
  not_applicable: 'neutral',
}

/** The most that an answer holds; what a form takes is counted and never cut. */
const most = 10_000

type Props = {
  asked: Asked
  /** Of question and answer. */
  language: string
  value: Typed
  late: boolean
  readOnly: boolean
  /** What somebody else wrote there meanwhile. */
  contested: { theirs: Typed; edited: Edited | null } | null
  change: (part: Partial<Typed>) => void
  choose: (choice: Choice) => void
  /** Takes the suggestion and goes on to the next. */
  confirm: () => void
  /** The cursor came here, or went. */
  entered: () => void
  left: () => void
}

/** One question of the report: its answer, how far it is, and how long it may be. */
export function Question({
  asked,
  language,
  value,
  late,
  readOnly,
  contested,
  change,
  choose,
  confirm,
  entered,
  left,
}: Props) {
  const t = useTranslations('drafting')
  const { field, question } = asked
  const id = fieldId(field.code)
  const over = value.text.length - field.max
  const reason = value.state === 'not_applicable'
  const control = {
    id,
    lang: language,
    value: value.text,
    maxLength: most,
    readOnly,
    'aria-invalid': over > 0 ? true : undefined,
    'aria-describedby': `${id}-about`,
    onFocus: entered,
    onBlur: left,
    onChange: (event: { target: { value: string } }) => change(typedOver(value, event.target.value)),
  }
  const judged = value.state === 'suggested' && isJudgement(field, value)
  return (
    <div className="grid min-w-0 content-start gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <label htmlFor={id} lang={language} className="min-w-0 font-medium wrap-anywhere">
            {question}
          </label>
          {isNeeded(field, late) && !readOnly && <span className="text-sm text-muted">{t('question.needed')}</span>}
        </p>
        <Badge tone={tones[value.state]}>{judged ? t('question.judged') : t(`states.${value.state}`)}</Badge>
      </div>
      {contested && <Conflict {...contested} choose={choose} />}
      {/* One element for short and long answers: another one would take the cursor away. */}
      <Textarea {...control} rows={1} className={field.kind === 'line' ? 'min-h-9.5!' : 'min-h-16!'} />
      {!readOnly && asked.foreign && (
        <TranslationBox
          texts={asked.foreign}
          language={language}
          text={value.text}
          onChange={(text) => change(typedOver(value, text))}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        {!readOnly && value.state === 'suggested' && (
          <Button size="sm" id={offerId(field.code)} onClick={confirm}>
            {t('question.use')}
          </Button>
        )}
        {!readOnly && <StateChoice question={question} value={value} change={change} />}
        <p
          id={`${id}-about`}
          className={cx('text-sm', over > 0 ? 'font-medium text-danger' : 'text-muted', !readOnly && 'sm:ml-auto')}
        >
          {reason && value.text.trim() === '' && <span className="font-medium text-danger">{t('question.why')}</span>}
          {value.text !== '' && (
            <span data-tabular>
              {t(over > 0 ? 'question.over' : 'question.count', { count: value.text.length, max: field.max, over })}
            </span>
          )}
        </p>
      </div>
      {readOnly && value.state === 'unknown' && value.expectedOn && (
        <p className="text-sm text-muted">{t('question.expected', { day: value.expectedOn })}</p>
      )}
    </div>
  )
}

type StateProps = { question: string; value: Typed; change: Props['change'] }

function StateChoice({ question, value, change }: StateProps) {
  const t = useTranslations('drafting')
  const dateId = useId()
  const states = ['known', 'started', 'unknown', 'not_applicable'] as const
  const offered: readonly ValueState[] = states.some((state) => state === value.state)
    ? states
    : [value.state, ...states]
  const choose = (chosen: string) => {
    const state = offered.find((one) => one === chosen)
    if (state) change({ state })
  }
  return (
    <>
      <span className="w-48 max-w-full">
        <Select
          aria-label={t('question.state', { question })}
          value={value.state}
          className="min-h-7! py-0.5! text-sm"
          onChange={(event) => choose(event.target.value)}
          options={offered.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        />
      </span>
      {value.state === 'unknown' && (
        <span className="flex flex-wrap items-center gap-2 text-sm">
          <label htmlFor={dateId}>{t('question.expectedOn')}</label>
          <Input
            id={dateId}
            type="date"
            className="min-h-7! w-auto py-0.5! text-sm"
            value={value.expectedOn ?? ''}
            onChange={(event) => change({ expectedOn: event.target.value || null })}
          />
        </span>
      )}
    </>
  )
}
