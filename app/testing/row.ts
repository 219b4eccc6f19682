import type { ReactNode } from 'react'
import type { PersonKey } from '@/lib/examples/optipost/people'

/** Ids that the example company got in the database of the test. */
export const ids = { employee: '', draft: '', batch: '', notice: '', letter: '' }

export const roles = ['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const satisfies PersonKey[]
export const all = roles.join(' ')
export const readers = 'editor dpo management auditor'
export const record = (register: string, ref: string) => ({ register, ref })

export type Row = {
  page: string
  open: () => ReactNode | Promise<ReactNode>
  /** Who gets it; everybody else gets what a wrong address gets. */
  for: string
  heading: readonly [en: string, nl: string, fr: string] | string
}
