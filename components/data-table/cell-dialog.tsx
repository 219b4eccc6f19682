'use client'

import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { FormFieldView } from '@/components/form/form-field'
import { FormProvider, focusControl } from '@/components/form/model/form-context'
import type { FormSaved, FormValues } from '@/components/form/model/types'
import { SaveAnswer, useSaveAnswer } from '@/components/form/save-answer'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { CellEdit, CellForm } from './types'

type Props = {
  form: CellForm
  edit: CellEdit
  /** The cell that it is about; null where it is not on the page. */
  place: HTMLElement | null
  onEnd: (isSaved: boolean) => void
}

/**
 * The form of one cell, beside it; on a phone at the end of the screen. Escape leaves everything as it was; a stale save
 * shows both values and keeps what was typed. Loaded with the first cell that is changed.
 */
export function CellDialog(props: Props) {
  const { locale, messages } = props.form
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      <Dialog {...props} />
    </NextIntlClientProvider>
  )
}

function Dialog({ form: { ref, title, field, value, submitText, ...opened }, edit, place, onEnd }: Props) {
  const t = useTranslations('form')
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useForm<FormValues>({ defaultValues: { [field.name]: value } })
  const send = useSend<FormSaved, FormValues>(
    (values) => edit.save({ ...edit.context, ref, version, values }),
    () => onEnd(true),
  )
  const { version, errors, submit, answer } = useSaveAnswer(send, {
    form,
    version: opened.version,
    opened: { [field.name]: value },
  })

  // Whatever was drawn anew: what an answer says makes it higher.
  useLayoutEffect(() => {
    const box = dialog.current
    if (!box) return
    if (!box.open) box.showModal()
    putBeside(box, place)
  })
  return (
    <dialog ref={dialog} aria-labelledby="cell-title" onClose={() => onEnd(false)} className="dt-cell">
      <form noValidate onSubmit={submit} className="grid gap-4" aria-busy={send.pending}>
        <h2 id="cell-title" className="text-sm font-normal text-muted">
          {ref} {title}
        </h2>
        <SaveAnswer answer={answer} fields={[field]} go={focusControl} />
        <FormProvider value={{ control: form.control, setValue: form.setValue, errors }}>
          <FormFieldView field={field} />
        </FormProvider>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={send.pending} className="max-sm:min-h-11">
            {send.pending ? t('saving') : submitText}
          </Button>
          <Button variant="quiet" onClick={() => dialog.current?.close()} className="max-sm:min-h-11">
            {t('cancel')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}

const edge = 8

/** Over its cell, and whole on the screen; where there is no room for that, where the style sheet has it. */
function putBeside(box: HTMLDialogElement, place: HTMLElement | null): void {
  if (!place || innerWidth < 768) return
  const { left, top } = place.getBoundingClientRect()
  const within = (wanted: number, most: number) => `${Math.max(edge, Math.min(wanted, most - edge))}px`
  box.style.margin = '0'
  box.style.left = within(left, innerWidth - box.offsetWidth)
  box.style.top = within(top, innerHeight - box.offsetHeight)
}
