import { type ClockRule, clockRules } from '@/lib/law/clock-rules'
import type { LeakStep } from './next-step'

/** The page of a leak at what waits next, as it is when the page is opened: the page knows which step that is. */
export function atNextStep(ref: string): string {
  return `/leaks/${ref}#next`
}

/** The page of a leak at one of its steps. */
export function atStep(ref: string, step: LeakStep): string {
  return `/leaks/${ref}#step-${step}`
}

const toWhomWeTell: readonly ClockRule['recipient'][] = ['people', 'controller']

/** The step that ends a clock: telling people or the customers we work for, else filing. */
export function stepOfClock(code: string): LeakStep {
  const rule = clockRules.find((one) => one.code === code)
  return rule && toWhomWeTell.includes(rule.recipient) ? 'people' : 'filed'
}
