import type { PersonRequest } from '@/lib/db/generated/client'
import { isCodeOf } from '@/lib/law/codes/code'
import { type RequestRight, type RequestState, requestRights, requestStates } from '@/lib/law/codes/requests'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import type { RequestFacts } from '../clock/request-clocks'
import type { RequestKey, RequestWords } from './sealed'

/** Columns that are days. */
const days = [
  'receivedOn',
  'confirmedOn',
  'identityAskedOn',
  'identityGivenOn',
  'extendedOn',
  'executedOn',
  'answeredOn',
  'authorityDueOn',
  'endedOn',
] as const
type Day = (typeof days)[number]

/** A request with its days as days of the calendar. */
export type RequestRow = Omit<PersonRequest, Day | 'right' | 'state'> &
  Record<Exclude<Day, 'receivedOn'>, CalendarDate | null> & {
    receivedOn: CalendarDate
    right: RequestRight
    state: RequestState
  }

const dayOrNull = (date: Date | null) => date && calendarDateOf(date)

export function rowOf(row: PersonRequest): RequestRow {
  const { right, state } = row
  if (!isCodeOf(requestRights, right) || !isCodeOf(requestStates, state)) throw new Error('a request of no known kind')
  return {
    ...row,
    right,
    state,
    receivedOn: calendarDateOf(row.receivedOn),
    confirmedOn: dayOrNull(row.confirmedOn),
    identityAskedOn: dayOrNull(row.identityAskedOn),
    identityGivenOn: dayOrNull(row.identityGivenOn),
    extendedOn: dayOrNull(row.extendedOn),
    executedOn: dayOrNull(row.executedOn),
    answeredOn: dayOrNull(row.answeredOn),
    authorityDueOn: dayOrNull(row.authorityDueOn),
    endedOn: dayOrNull(row.endedOn),
  }
}

/** What of a request its clocks look at. */
export function factsOf(row: RequestRow): RequestFacts {
  const { right, state, receivedOn, identityAskedOn, identityGivenOn, extendedOn, executedOn, answeredOn } = row
  const { authorityDueOn, endedOn } = row
  return {
    ...{ right, state, receivedOn, identityAskedOn, identityGivenOn, extendedOn, executedOn, answeredOn },
    ...{ authorityDueOn, endedOn },
  }
}

/** Columns that a command writes. */
export type RequestColumns = Partial<
  Pick<
    RequestRow,
    | Day
    | 'right'
    | 'channel'
    | 'state'
    | 'peopleCategory'
    | 'language'
    | 'identityHow'
    | 'extendedWhy'
    | 'decision'
    | 'refusalGround'
    | 'decidedAt'
    | 'decidedById'
    | 'closedAt'
    | 'handlerId'
    | 'mergedIntoId'
    | 'matchKeys'
  >
>

/** The same as the database takes them. */
export function asColumns(data: RequestColumns) {
  const dated = Object.entries(data).map(([field, value]) => {
    const isDay = days.some((day) => day === field) && typeof value === 'string'
    return [field, isDay && typeof value === 'string' ? new Date(value) : value]
  })
  return Object.fromEntries(dated)
}

/** A day as the database takes it. */
export const dayColumn = (day: CalendarDate | null) => day && toDatabase(day)

/** A request under its lock, with its key and what is sealed. */
export type OpenRequest = { row: RequestRow; key: RequestKey; words: RequestWords }
