'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useForm } from 'react-hook-form'
import type { Failure, FieldErrors, Result } from '@/lib/errors/refusal'
import { checkValues } from './check'
import type { FormProps, FormSaved, FormValues } from './model/types'
import { type Stale, staleOf } from './stale'
import { useDraft } from './use-draft'

const unreachable: Failure = { ok: false, code: 'unavailable', reason: 'network' }

/** Checks, sends and follows up the answer; keeps everything typed whatever the answer is. */
export function useFormSave(props: FormProps) {
  const router = useRouter()
  const form = useForm<FormValues>({ defaultValues: props.values })
  const draft = useDraft(form, { draftKey: props.draftKey, opened: props.values, version: props.version })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [stale, setStale] = useState<Stale | null>(null)
  const [settled, setSettled] = useState<number | null>(null)
  const [saved, setSaved] = useState(false)
  const [leaving, leave] = useTransition()
  const summary = useRef<HTMLDivElement>(null)
  const { isDirty, isSubmitting } = form.formState

  const version = settled ?? draft.restored?.version ?? props.version
  const opened = draft.restored?.opened ?? props.values

  useEffect(() => {
    if (!isDirty || saved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty, saved])

  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])

  const send = async (values: FormValues): Promise<Result<FormSaved>> => {
    const fields = checkValues(
      props.sections.flatMap((section) => section.fields),
      values,
    )
    if (Object.keys(fields).length > 0) return { ok: false, code: 'invalid', fields }
    const answer = props.action({ ...props.context, ...(version === null ? {} : { version }), values })
    return answer.catch((): Failure => unreachable)
  }

  const submit = form.handleSubmit(async (values) => {
    setStale(null)
    const result = await send(values)
    if (result.ok) {
      setSaved(true)
      setErrors({})
      setFailure(null)
      await draft.forget()
      leave(() => router.push(props.doneHref.replace('{ref}', encodeURIComponent(result.value.ref))))
      return
    }
    setErrors(result.fields ?? {})
    setFailure(result)
    if (result.code === 'stale') setStale(staleOf(result.data, opened, values))
  })

  /** The person has chosen between both values: the next save stands on the newer version. */
  const settle = () => {
    setSettled(stale?.version ?? null)
    setStale(null)
    setFailure(null)
  }

  return { form, draft, errors, failure, stale, settle, submit, summary, pending: isSubmitting || leaving || saved }
}
