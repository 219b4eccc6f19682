import type { FieldErrors } from '@/lib/errors/refusal'
import { isEea } from '@/lib/law/countries'
import type { CalendarDate } from '@/lib/time/types'
import { rowTreeProblems } from '../declare/row-tree'
import { inOrder, notAfter, together } from '../shared/date-order'
import { contradictionsOfTransfers } from '../shared/transfer-contradictions'
import type { ProcessorDetail } from './schema'

/** What a processor cannot say: see contradictionsOfTransfers; sub-processors under nobody, in a circle, or abroad without mechanism. */
export function contradictionsOfProcessor(
  detail: ProcessorDetail,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return together(
    contradictionsOfTransfers(detail.transfers, openFields, today),
    notAfter(today, ['guaranteesOn', detail.guaranteesOn]),
    ...detail.subProcessors.map((row, index) => ofSubProcessor(row, `subProcessors.${index}`, openFields, today)),
    Object.fromEntries(
      rowTreeProblems(detail.subProcessors).map(({ index, problem }) => [`subProcessors.${index}.under`, [problem]]),
    ),
  )
}

function ofSubProcessor(
  row: ProcessorDetail['subProcessors'][number],
  path: string,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  const abroad = row.country !== '' && !isEea(row.country)
  const without = abroad && row.mechanism === null && !openFields.includes('subProcessors')
  const told = [`${path}.notifiedOn`, row.notifiedOn] as const
  return together(
    without ? { [`${path}.mechanism`]: ['transfer_needs_mechanism'] } : {},
    notAfter(today, told, [`${path}.objectionOn`, row.objectionOn]),
    inOrder([told, [`${path}.objectionUntil`, row.objectionUntil]], [told, [`${path}.objectionOn`, row.objectionOn]]),
  )
}
