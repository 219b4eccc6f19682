import { db } from '@/lib/db/client'
import type { RequestRight } from '@/lib/law/codes/requests'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { atOnceDue, requestTerm, termOf } from '../clock/request-clocks'
import { factsOf, type RequestRow, rowOf } from '../store/row'
import { keyOf, noteWords, requestWords, unsealed } from '../store/sealed'

/** What a person may be told at this moment of their own request: no names of colleagues, no tasks, no drafts, no decision before its letter. */
export type OwnRequest = {
  ref: string
  right: RequestRight
  term: 'month' | 'at_once' | 'none'
  receivedOn: CalendarDate
  state: OwnState
  /** By when an answer comes; null where the law gives no term, or when it came. */
  dueOn: CalendarDate | null
  /** That day is over, and no answer went out. */
  isLate: boolean
  extended: { on: CalendarDate; why: string | null } | null
  executedOn: CalendarDate | null
  answeredOn: CalendarDate | null
  endedOn: CalendarDate | null
  /** Told with the answer, and not before. */
  decision: { code: string; ground: string | null } | null
  words: string
  added: { body: string; at: Instant }[]
  may: { add: boolean; withdraw: boolean }
}
export type OwnState = 'received' | 'worked_on' | 'asks_you' | 'answered' | 'withdrawn' | 'merged'

/** The request of a link as who asked may see it today; null once who asked was erased. */
export async function ownRequest(requestId: string, today: CalendarDate): Promise<OwnRequest | null> {
  const kept = await db().personRequest.findUnique({
    where: { id: requestId },
    include: { notes: { where: { fromPerson: true }, orderBy: { at: 'asc' } } },
  })
  if (!kept) return null
  const { notes, ...columns } = kept
  const row = rowOf(columns)
  const key = keyOf(row)
  const words = unsealed(requestWords, key, 'request', row.sealed)
  if (!words) return null
  const term = requestTerm(factsOf(row))
  const isOver = row.answeredOn !== null || row.endedOn !== null || row.state === 'closed'
  const answerOn = term && (row.extendedOn ? term.extended : term.primary)
  const isAtOnce = termOf(row.right) === 'at_once' && !row.executedOn
  const dueOn = isOver ? null : isAtOnce ? atOnceDue(row.receivedOn) : answerOn
  const isTold = row.answeredOn !== null && row.decision !== null
  return {
    ...{ ref: row.ref, right: row.right, term: termOf(row.right), receivedOn: row.receivedOn },
    state: ownState(row),
    ...{ dueOn, isLate: dueOn !== null && dueOn < today },
    extended: row.extendedOn && { on: row.extendedOn, why: row.extendedWhy },
    ...{ executedOn: row.executedOn, answeredOn: row.answeredOn, endedOn: row.endedOn },
    decision: isTold ? { code: row.decision ?? '', ground: row.refusalGround } : null,
    words: words.words,
    added: notes.map(({ id, sealed, at }) => ({
      body: unsealed(noteWords, key, `note:${id}`, sealed)?.body ?? '',
      at: instantOf(at),
    })),
    may: { add: row.state === 'open' || row.state === 'answered', withdraw: row.state === 'open' },
  }
}

function ownState(row: RequestRow): OwnState {
  switch (row.state) {
    case 'withdrawn':
    case 'merged':
      return row.state
    case 'answered':
    case 'closed':
      return 'answered'
    case 'open':
      if (row.identityAskedOn !== null && row.identityHow === null) return 'asks_you'
      return row.handlerId !== null || row.version > 1 ? 'worked_on' : 'received'
  }
}
