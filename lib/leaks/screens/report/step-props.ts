import type { Choice } from '@/components/ui/input'
import type { DraftAnswers } from '../../device/draft'
import type { ReportTexts } from './texts'

export type StepProps = {
  texts: ReportTexts
  answers: DraftAnswers
  change: (part: Partial<DraftAnswers>) => void
  /** What is wrong with this step, once "continue" was pressed. */
  error: string | undefined
  zone: string
}

/** A closed list with its words, in the order of the list. */
export function choices<C extends string>(codes: readonly C[], words: Readonly<Record<C, string>>): Choice[] {
  return codes.map((code) => ({ value: code, label: words[code] }))
}

/** The chosen code of a list, or the fallback when the browser says something else. */
export function codeIn<C extends string>(codes: readonly C[], value: string, fallback: C): C {
  return codes.find((code) => code === value) ?? fallback
}

/** Ticks or unticks a chip. "I don't know" and the others exclude each other. */
export function toggled<C extends string>(codes: readonly C[], chosen: readonly C[], value: string): C[] {
  const next = chosen.some((code) => code === value)
    ? chosen.filter((code) => code !== value)
    : codes.filter((code) => code === value || chosen.includes(code))
  return value === 'unknown' ? next.filter((code) => code === 'unknown') : next.filter((code) => code !== 'unknown')
}
