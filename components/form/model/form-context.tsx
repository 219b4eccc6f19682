'use client'

import { createContext, useContext } from 'react'
import type { Control, UseFormSetValue } from 'react-hook-form'
import type { FieldErrors, Result } from '@/lib/errors/refusal'
import type { FormProps, FormSaved, FormValues } from './types'

type FormContext = {
  control: Control<FormValues>
  setValue: UseFormSetValue<FormValues>
  errors: FieldErrors
  findOptions?: FormProps['findOptions']
  /** Makes a record of this register with this name, for the owner and the department that the form names. */
  createOption?: (register: string, title: string) => Promise<Result<FormSaved>>
}

const Context = createContext<FormContext | null>(null)

export const FormProvider = Context

/** What the fields of a form share. */
export function useFormContext(): FormContext {
  const value = useContext(Context)
  if (!value) throw new Error('a field outside of a form')
  return value
}

/** Id of the control of a value, from its path: the summary of errors links to it. */
export function controlId(path: string): string {
  return `field-${path}`
}

/** The path of the question that the address of the page names, as a link from elsewhere leads to it; null for none. */
export function pathInAddress(): string | null {
  const [, path] = /^#field-(.+)$/.exec(decodeURIComponent(window.location.hash)) ?? []
  return path ?? null
}

/** Brings the focus onto the control of a value, or of the row or the question it is part of, in the middle of the window. */
export function focusControl(path: string): void {
  const parts = path.split('.')
  const controls = parts.map((_, index) =>
    document.getElementById(controlId(parts.slice(0, parts.length - index).join('.'))),
  )
  const control = controls.find((one) => one !== null)
  control?.focus({ preventScroll: true })
  control?.scrollIntoView({ block: 'center' })
}
