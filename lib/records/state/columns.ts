import { toDatabase } from '@/lib/time/types'
import type { RecordBase } from './base'

/** The base fields as columns of Record. */
export function baseColumns(base: RecordBase) {
  return {
    ...base,
    ruleReference: base.ruleReference || null,
    noteToDpo: base.noteToDpo || null,
    nextReviewOn: base.nextReviewOn && toDatabase(base.nextReviewOn),
  }
}
