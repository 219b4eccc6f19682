'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { useDraft } from '@/components/form/device/use-draft'
import { useLeaveWarning } from '@/components/form/use-form-draft'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DraftId } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { updateDraftAction } from '../actions'
import type { ForeignTexts } from '../foreign'
import type { Beside } from '../phases'
import type { ProfileField } from '../profiles/profile'
import { type DraftLanguage, type DraftValues, draftValues, emptyValue, type FieldValue } from '../values'
import { DraftField } from './draft-field'

const stale = z.object({ fields: z.array(z.object({ field: z.string(), theirs: z.string().nullable() })) })

type NewerVersionProps = { failure: Failure | null; questions: ReadonlyMap<string, string>; onGoOn: () => void }

/** Somebody else saved meanwhile: what their answers are now, and a way on that keeps what was typed here. */
function NewerVersion({ failure, questions, onGoOn }: NewerVersionProps) {
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

type Props = {
  id: DraftId
  version: number
  sections: readonly {
    id: string
    title: string
    fields: readonly { field: ProfileField; question: string; help?: string }[]
  }[]
  values: DraftValues
  /** What was filed before, or what a source says by now, beside answers that say something else. */
  besides?: Readonly<Record<string, Beside>>
  /** Texts of records that are in another language, by field. */
  foreign?: ForeignTexts
  language?: DraftLanguage
  readOnly: boolean
  /** Name of the unsaved answers on this device. */
  keepAs: string
}

/** All questions of the report in the order of the authority's form. What is typed stays until it was saved. */
export function DraftEditor({
  id,
  version,
  sections,
  values: opened,
  besides = {},
  foreign = {},
  language = 'en',
  readOnly,
  keepAs,
}: Props) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const judged = new Set(
    sections.flatMap(({ fields }) => fields.filter(({ field }) => field.judgement).map(({ field }) => field.code)),
  )
  const { values, changed, dirty, change, confirmAll, suggested, plain, end } = useValues(opened, {
    keepAs,
    readOnly,
    judged,
  })
  const { submit, pending, failure } = useSend(updateDraftAction, { forget: end, done: () => router.refresh() })
  const { whole: wrong } = useRefusal(failure)
  const questions = new Map(
    sections.flatMap(({ fields }) => fields.map(({ field, question }) => [field.code, question])),
  )
  return (
    <form
      noValidate
      action={() => submit({ id, version, values: changed })}
      onReset={(event) => event.preventDefault()}
      className="grid gap-6"
    >
      {sections.map((section) => (
        <section
          key={section.id}
          id={section.id}
          aria-labelledby={`${section.id}-title`}
          className="scroll-mt-20 rounded-md border border-hairline bg-surface p-4 sm:p-5"
        >
          <h2 id={`${section.id}-title`} className="mb-3 text-lg">
            {section.title}
          </h2>
          {section.fields.map(({ field, question, help }) => (
            <DraftField
              key={field.code}
              field={field}
              question={question}
              help={help ?? ''}
              value={values[field.code] ?? emptyValue}
              beside={besides[field.code] ?? null}
              foreign={foreign[field.code] ?? []}
              language={language}
              readOnly={readOnly}
              onChange={(part) => change(field.code, part)}
            />
          ))}
        </section>
      ))}
      <NewerVersion failure={failure} questions={questions} onGoOn={() => router.refresh()} />
      {wrong && failure?.code !== 'stale' && (
        <Alert tone="error" role="alert">
          {wrong}
        </Alert>
      )}
      {!readOnly && (
        <div
          data-chrome
          className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-hairline bg-bg/95 py-3 backdrop-blur-sm"
        >
          <Button type="submit" variant="primary" disabled={pending || !dirty}>
            {pending ? t('form.working') : t('form.save')}
          </Button>
          {plain > 0 && <Button onClick={confirmAll}>{t('form.confirmAll', { count: plain })}</Button>}
          <p role="status" className="text-sm text-muted">
            {dirty ? t('form.unsaved') : t('form.suggestions', { count: suggested })}
          </p>
        </div>
      )}
    </form>
  )
}

/**
 * Answers being edited: what was opened and what was changed since. Changes are kept on this device until they are saved,
 * so that an ended session or a closed window loses nothing.
 */
type Use = {
  keepAs: string
  readOnly: boolean
  /** Codes of judgements: confirming all leaves them out (lib/reports/README.md). */
  judged: ReadonlySet<string>
}

function useValues(opened: DraftValues, { keepAs, readOnly, judged }: Use) {
  const [changed, setChanged] = useState<DraftValues>({})
  const values = useMemo(() => ({ ...opened, ...changed }), [opened, changed])
  const dirty = Object.keys(changed).length > 0

  const { keep, forget } = useDraft<DraftValues>({
    name: readOnly ? null : keepAs,
    found: (kept) => {
      const read = draftValues.safeParse(kept)
      if (read.success) setChanged((now) => ({ ...read.data, ...now }))
    },
  })
  useEffect(() => {
    if (dirty) keep(changed)
  }, [dirty, changed, keep])
  useLeaveWarning(dirty)

  const change = (code: string, part: Partial<FieldValue>) =>
    setChanged((now) => ({ ...now, [code]: { ...emptyValue, ...opened[code], ...now[code], ...part } }))
  const suggested = Object.entries(values).filter(([, value]) => value.state === 'suggested')
  const plain = suggested.filter(([code]) => !judged.has(code))
  const confirmAll = () => {
    for (const [code] of plain) change(code, { state: 'known' })
  }
  /** The server has them. */
  const end = async () => {
    await forget(changed)
    setChanged({})
  }
  return { values, changed, dirty, change, confirmAll, suggested: suggested.length, plain: plain.length, end }
}
