/** An answer as it is entered on the portal. */
export type ToEnter = {
  code: string
  section: string
  question: string
  text: string
  /** Something to know before it is entered. */
  note: 'none' | 'empty' | 'suggested' | 'started'
  max: number
  tick: { byName: string; isCurrent: boolean } | null
}

/** The button that copies an answer. */
export const copyId = (code: string) => `copy-${code}`
