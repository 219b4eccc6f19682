'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { CopyButton } from '@/components/copy/copy'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input, Select, Textarea } from '@/components/ui/input'
import { calendarDateSchema } from '@/lib/time/types'
import type { Beside } from '../phases'
import type { RecordText } from '../prefill'
import type { ProfileField } from '../profiles/profile'
import type { DraftLanguage, FieldValue } from '../values'
import { fieldId } from './field-id'
import { TranslationBox } from './translation-box'

type Props = {
  field: ProfileField
  /** Wording of the question in the draft's language. */
  question: string
  /** What the authority says about it. */
  help: string
  value: FieldValue
  beside: Beside | null
  /** Texts of records in it that are in another language. */
  foreign: readonly RecordText[]
  language: DraftLanguage
  readOnly: boolean
  onChange: (part: Partial<FieldValue>) => void
}

/** One question of the report: answer, its state, where it came from, and a copy for the portal. */
export function DraftField({ field, question, help, value, beside, foreign, language, readOnly, onChange }: Props) {
  const t = useTranslations('drafts')
  const id = fieldId(field.code)
  const typed = (text: string) =>
    onChange({ text, state: text.trim() === '' ? 'empty' : 'known', source: { kind: 'typed', refs: [] } })
  const control = {
    id,
    value: value.text,
    maxLength: field.max,
    readOnly,
    'aria-describedby': `${id}-about`,
    onChange: (event: { target: { value: string } }) => typed(event.target.value),
  }
  return (
    <div className="grid gap-2 border-b border-hairline py-4 first:pt-0 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {question}
        </label>
        {value.state === 'suggested' && (
          <Badge tone="withinday">{t(field.judgement ? 'form.judged' : 'states.suggested')}</Badge>
        )}
      </div>
      {help && <p className="text-sm text-muted">{help}</p>}
      {field.kind === 'text' ? <Textarea {...control} rows={3} /> : <Input {...control} />}
      {!readOnly && <TranslationBox texts={foreign} language={language} text={value.text} onChange={typed} />}
      {beside && <BesideLines beside={beside} value={value} onChange={readOnly ? null : onChange} />}
      <div id={`${id}-about`} className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">
        {value.source && <span>{t(`sources.${value.source.kind}`, { refs: value.source.refs.join(', ') })}</span>}
        {value.text !== '' && (
          <>
            <CopyButton text={value.text} size="sm" variant="quiet" />
            {t('form.characters', { count: value.text.length })}
          </>
        )}
        {!readOnly && <StateChoice value={value} onChange={onChange} />}
      </div>
    </div>
  )
}

type BesideProps = { beside: Beside; value: FieldValue; onChange: Props['onChange'] | null }

/** What was filed before, and what the source of this answer says by now. */
function BesideLines({ beside: { filed, sourceNow }, value, onChange }: BesideProps) {
  const t = useTranslations('drafts')
  const isNew = sourceNow !== null && sourceNow.trim() !== value.text.trim()
  return (
    <div className="grid gap-1 border-l-2 border-hairline pl-3 text-sm">
      {filed !== null && (
        <p className="whitespace-pre-line">{t('form.filedBefore', { text: filed || t('form.nothingBefore') })}</p>
      )}
      {isNew && (
        <div className="grid justify-items-start gap-1">
          <p className="whitespace-pre-line">{t('form.sourceNow', { text: sourceNow })}</p>
          {onChange && (
            <Button size="sm" onClick={() => onChange({ text: sourceNow, state: 'known' })}>
              {t('form.useNow')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function StateChoice({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const t = useTranslations('drafts')
  const dateId = useId()
  const states =
    value.state === 'suggested' || value.state === 'empty'
      ? ([value.state, 'known', 'unknown', 'not_applicable'] as const)
      : (['known', 'unknown', 'not_applicable'] as const)
  const choose = (state: string) => {
    if (state === 'known' || state === 'unknown' || state === 'not_applicable') onChange({ state })
  }
  return (
    <>
      {value.state === 'suggested' && (
        <Button size="sm" onClick={() => onChange({ state: 'known' })}>
          {t('form.confirm')}
        </Button>
      )}
      <span className="w-60">
        <Select
          aria-label={t('form.state')}
          value={value.state}
          onChange={(event) => choose(event.target.value)}
          options={states.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        />
      </span>
      {value.state === 'unknown' && (
        <span className="flex items-center gap-2">
          <label htmlFor={dateId}>{t('form.expectedOn')}</label>
          <Input
            id={dateId}
            type="date"
            value={value.expectedOn ?? ''}
            onChange={(event) =>
              onChange({
                expectedOn: calendarDateSchema
                  .nullable()
                  .catch(null)
                  .parse(event.target.value || null),
              })
            }
          />
        </span>
      )}
      {value.state === 'not_applicable' && value.text.trim() === '' && (
        <span className="text-danger">{t('form.naHelp')}</span>
      )}
    </>
  )
}
