'use client'

import { createContext, useContext } from 'react'
import type { Control } from 'react-hook-form'
import type { FieldErrors } from '@/lib/errors/refusal'
import type { FormProps, FormValues } from './types'

type FormContext = { control: Control<FormValues>; errors: FieldErrors; findOptions?: FormProps['findOptions'] }

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
