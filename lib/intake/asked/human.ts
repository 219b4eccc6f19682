import { createHmac, timingSafeEqual } from 'node:crypto'
import { masterKeyFor } from '@/lib/audit/entry/master-key'
import { second } from '@/lib/time/length'
import type { Instant } from '@/lib/time/types'
import type { Fields } from './form'

/** Nobody reads the page and fills it in within this. */
const leastMs = 2 * second

/** The field that a person does not see: what fills in every field fills in this one. */
export const trapField = 'website'
export const openedField = 'opened'

const signature = (ms: string) =>
  createHmac('sha256', masterKeyFor('dertig intake opened v1')).update(ms).digest('base64url')

/** When the form was opened, so that it cannot be made up. */
export function stampOf(now: Instant): string {
  const ms = String(Date.parse(now))
  return `${ms}.${signature(ms)}`
}

/** Whether a form may come from a program. Nothing is thrown away for it: whoever sent it is asked to send it again. */
export function seemsRobot(fields: Fields, now: Instant): boolean {
  if ((fields[trapField]?.[0] ?? '') !== '') return true
  const [ms = '', sign = ''] = (fields[openedField]?.[0] ?? '').split('.')
  const [given, ours] = [Buffer.from(sign), Buffer.from(signature(ms))]
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return true
  return Date.parse(now) - Number(ms) < leastMs
}
