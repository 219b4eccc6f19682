import { digestOf, logUnexpected } from './unexpected'
import { beginVisit, type DoorKind, during, endVisit, noteOutcome, type Visit, visitHere } from './visit'

const doors = new WeakSet<object>()

/**
 * Makes a door of a function: whoever comes through it leaves one line in the log. Within a request the line is that of
 * the request, written when its answer is out; elsewhere (a job) it is written when the work is done.
 */
export function door<A extends readonly unknown[], T>(
  kind: DoorKind,
  name: string,
  work: (...given: A) => T | Promise<T>,
): (...given: A) => Promise<T> {
  const through = (...given: A): Promise<T> => passing({ kind, name }, () => work(...given))
  doors.add(through)
  return through
}

/** True when this function writes a line: it was made by `door`. */
export function isDoor(value: unknown): boolean {
  return typeof value === 'function' && doors.has(value)
}

async function passing<T>(named: NonNullable<Visit['door']>, work: () => T | Promise<T>): Promise<T> {
  const open = visitHere()
  if (open) {
    // An action comes in by the address of a page, and may use another action: the line is about the first.
    if (!open.door || open.door.kind === 'page') open.door = named
    return settled(open, work)
  }
  const own = beginVisit(named)
  try {
    return await during(own, () => settled(own, work))
  } finally {
    endVisit(own)
  }
}

async function settled<T>(visit: Visit, work: () => T | Promise<T>): Promise<T> {
  try {
    const answer = await work()
    if (answer instanceof Response) noteStatus(answer.status, visit)
    else if (isRefusal(answer)) noteOutcome('refused', answer.code, visit)
    return answer
  } catch (error) {
    const digest = digestOf(error)
    // Next answers "not found" and "go there" by throwing.
    if (digest?.startsWith('NEXT_HTTP_ERROR_FALLBACK;')) noteStatus(Number(digest.split(';')[1]), visit)
    else if (!digest?.startsWith('NEXT_')) logUnexpected(visit.door?.name ?? 'door', visit.requestId, error)
    throw error
  }
}

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'signed_out',
  403: 'not_now',
  404: 'not_found',
  413: 'too_large',
  415: 'invalid',
  429: 'too_many',
  503: 'unavailable',
}

/** Notes what an HTTP status says about the visit, when nothing worse is known. */
export function noteStatus(status: number, visit: Visit): void {
  const code = codeOfStatus[status]
  if (code) noteOutcome('refused', code, visit)
  else if (status >= 500) noteOutcome('failed', `status ${status}`, visit)
  else if (status >= 400) noteOutcome('refused', `status ${status}`, visit)
}

function isRefusal(answer: unknown): answer is { code: string } {
  if (typeof answer !== 'object' || answer === null) return false
  return 'ok' in answer && answer.ok === false && 'code' in answer && typeof answer.code === 'string'
}
