'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { announce } from '@/components/layout/notice'
import type { Result } from '@/lib/errors/refusal'
import { screenLocaleOf } from '@/lib/text/locale'
import { checkValues, withNumbers } from './check'
import type { FormProps, FormSaved, FormValues } from './model/types'
import { staleOf } from './stale-panel'
import { useFormDraft, useLeaveWarning } from './use-form-draft'
import { useSend } from './use-send'

const nothingChanged = { ok: false, code: 'not_now', reason: 'record_unchanged' } as const

/** Checks, sends and follows up the answer; keeps everything typed whatever the answer is. */
export function useFormSave(props: FormProps) {
  const router = useRouter()
  const locale = screenLocaleOf(useLocale())
  const t = useTranslations('form')
  const form = useForm<FormValues>({ defaultValues: props.values })
  const draft = useFormDraft(form, { draftKey: props.draftKey, opened: props.values, version: props.version })
  const [settled, setSettled] = useState<number | null>(null)
  const [hurried, setHurried] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const { isDirty } = form.formState

  const version = settled ?? draft.restored?.version ?? props.version
  const opened = draft.restored?.opened ?? props.values

  const checkedAndSent = async (typed: FormValues): Promise<Result<FormSaved>> => {
    const asked = props.sections.flatMap((section) => section.fields)
    const values = withNumbers(asked, typed, locale)
    const fields = checkValues(asked, values, locale)
    if (Object.keys(fields).length > 0) return { ok: false, code: 'invalid', fields }
    const answer = await props.action({ ...props.context, ...(version === null ? {} : { version }), values })
    // Nothing was there to save: the form stays open and says so.
    return answer.ok && answer.value.changed === false ? nothingChanged : answer
  }
  const { submit, pending, saved, failure, sent, clear } = useSend(checkedAndSent, {
    forget: draft.end,
    done: ({ ref }) => {
      announce(t('saved'))
      router.push(props.doneHref.replace('{ref}', encodeURIComponent(ref)))
    },
  })

  useLeaveWarning(isDirty && !saved)

  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])

  const stale = useMemo(
    () => (failure?.code === 'stale' ? staleOf(failure.data, opened, sent ?? {}) : null),
    [failure, opened, sent],
  )

  /** The person has chosen between both values: the next save stands on the newer version. */
  const settle = () => {
    setSettled(stale?.version ?? null)
    setHurried(false)
    clear()
  }

  /** Between two values nothing is saved: the question is shown again. */
  const askAgain = () => {
    setHurried(true)
    summary.current?.focus()
  }

  return {
    form,
    draft,
    errors: failure?.fields ?? {},
    failure,
    stale,
    hurried,
    settle,
    submit: form.handleSubmit(stale ? askAgain : submit),
    summary,
    pending: pending || saved,
  }
}
