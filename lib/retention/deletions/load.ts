import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import type { RawParams } from '@/lib/table/parse'
import { deletionSections } from './form'
import { prefilledFromRecord, prefilledFromRequest, prefilledFromRule } from './prefill'
import { deletionOf } from './queries'

/** The form of a new deletion record: of a rule and batch, or as the correction of an earlier one; not found for a wrong one. */
export async function loadDeletionForm(actor: Actor, params: RawParams) {
  const text = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  const corrects = text('corrects')
  const before = corrects === '' ? null : await deletionOf(actor, corrects)
  if (corrects !== '' && !before?.can.correct) return nothingThere(actor, 'deletion', 'create')
  const { today } = await officeNow()
  const [sections, { values, holds }] = await Promise.all([
    deletionSections(),
    before
      ? { values: prefilledFromRecord(before), holds: [] }
      : text('request') === ''
        ? prefilledFromRule(actor, { rule: text('rule'), batch: text('batch'), today })
        : prefilledFromRequest(actor, { request: text('request'), today }),
  ])
  const context: Record<string, string> = corrects === '' ? {} : { corrects }
  const from = corrects || [text('rule'), text('batch'), text('request')].join(' ').trimEnd()
  return { corrects, holds, form: { draftKey: `${actor.id}:deletions:new:${from}`, sections, values, context } }
}
