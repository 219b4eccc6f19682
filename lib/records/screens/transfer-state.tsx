import { cache } from 'react'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { currentAsOf } from '@/lib/access/past/as-of'
import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { isEea } from '@/lib/law/countries'
import { gapsOfTransfer, type TransferView } from '@/lib/law/transfers'
import { calendarDateSchema, systemNow } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'
import type { DeclaredField } from '../state/declared'
import type { Wording } from '../state/wording'

/**
 * The day that is shown, today or the chosen past one, and the decisions that are known, for screens that say whether a
 * transfer holds; read once per request.
 */
const transferViewShown = cache(async (): Promise<TransferView & { isPast: boolean }> => {
  const asOf = await currentAsOf()
  return {
    on: localDateOf(asOf ?? systemNow(), brussels),
    adequacy: await adequacyDecisionsIn(db()),
    isPast: asOf !== null,
  }
})

/** A row of a small table inside a record, as it is kept. */
export type Row = { [key: string]: JsonValue }

const day = calendarDateSchema.nullable().catch(null)
const transfer = z.object({
  country: z.string().catch(''),
  mechanism: z
    .string()
    .nullish()
    .catch('')
    .transform((code) => code ?? ''),
  evidence: z.string().catch(''),
  checkedOn: day,
  validUntil: day,
})

/** Rows that say to which country data go, and under which mechanism of Chapter V. */
export function isTransfer({ columns = {} }: DeclaredField): boolean {
  return columns.country?.kind === 'country' && columns.mechanism?.list === 'transferMechanisms'
}

/** Whether the transfer of a row holds on the day that is shown, in words. Evidence is asked only where the row has a place for it. */
export async function TransferState({ field, row, words }: { field: DeclaredField; row: Row; words: Wording }) {
  const said = transfer.parse(row)
  if (said.country === '' && said.mechanism === '') return null
  if (isEea(said.country) && (said.mechanism === '' || said.mechanism === 'none_eea'))
    return <State tone="ok" text={words.t('registers.transferState.inside')} />
  const withEvidence = field.columns?.evidence !== undefined
  const { isPast, ...view } = await transferViewShown()
  const gaps = gapsOfTransfer(said, view).filter(
    (gap) => withEvidence || (gap !== 'evidence_missing' && gap !== 'dpf_check_missing'),
  )
  if (gaps.length === 0)
    return <State tone="ok" text={words.t(`registers.transferState.${isPast ? 'heldThen' : 'holds'}`)} />
  return gaps.map((gap) => (
    <State key={gap} tone="withinday" text={words.word({ kind: 'choice', list: 'transferGaps' }, gap)} />
  ))
}

function State({ tone, text }: { tone: 'ok' | 'withinday'; text: string }) {
  return (
    <p className="mt-1">
      <Badge tone={tone} className="whitespace-normal!">
        {text}
      </Badge>
    </p>
  )
}
