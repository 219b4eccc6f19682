import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/audit/entry/canonical'

type Told = { state: string; text: string; expectedOn: string | null }

/** What an answer says, so that it can be told later whether it still says it. */
export function answerHash({ state, text, expectedOn }: Told): string {
  return createHash('sha256').update(canonicalJson({ state, text, expectedOn }), 'utf8').digest('hex')
}
