'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { announce } from '@/components/layout/notice'
import type { Result } from '@/lib/errors/refusal'
import { screenLocaleOf } from '@/lib/text/locale'
import { checkValues, withNumbers } from './check'
import type { FormProps, FormSaved, FormValues } from './model/types'
import { useSaveAnswer } from './save-answer'
import { useFormDraft, useLeaveWarning } from './use-form-draft'
import { useSend } from './use-send'

const nothingChanged = { ok: false, code: 'not_now', reason: 'record_unchanged' } as const

/** Checks, sends and follows up the answer; keeps everything typed whatever the answer is. */
export function useFormSave(props: FormProps) {
  const router = useRouter()
  const locale = screenLocaleOf(useLocale())
  const t = useTranslations('form')
  const form = useForm<FormValues>({ defaultValues: props.values })
  const opened = { opened: props.values, version: props.version }
  const draft = useFormDraft(form, { draftKey: props.draftKey, ...opened })
  const { isDirty } = form.formState

  const checkedAndSent = async (typed: FormValues): Promise<Result<FormSaved>> => {
    const asked = props.sections.flatMap((section) => section.fields)
    const values = withNumbers(asked, typed, locale)
    const fields = checkValues(asked, values, locale)
    if (Object.keys(fields).length > 0) return { ok: false, code: 'invalid', fields }
    const answer = await props.action({ ...props.context, ...(version === null ? {} : { version }), values })
    // Nothing was there to save: the form stays open and says so.
    return answer.ok && answer.value.changed === false ? nothingChanged : answer
  }
  const send = useSend(checkedAndSent, {
    forget: draft.end,
    done: ({ ref }) => {
      announce(t('saved'))
      router.push(props.doneHref.replace('{ref}', encodeURIComponent(ref)))
    },
  })

  const { version, errors, submit, answer } = useSaveAnswer(send, { form, ...(draft.restored ?? opened) })

  useLeaveWarning(isDirty && !send.saved)

  return { form, draft, errors, submit, answer, pending: send.pending || send.saved }
}
