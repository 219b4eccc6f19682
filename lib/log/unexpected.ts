import { log } from './log'
import { noteOutcome, visitHere } from './visit'

/**
 * An error nobody expected, under the request id that the person sees. It goes on the line of the visit it happened in;
 * outside any, and when that line has a failure already, it gets a line of its own. Messages of the database may quote
 * values, so only kind, code and stack frames are kept.
 */
export function logUnexpected(where: string, requestId: string, error: unknown): void {
  const visit = visitHere()
  // While it draws the page, Next tells of the same error again, without its words but with the digest it was given.
  if (visit?.failure && digestOf(error) === visit.requestId) return
  const failure = { error, where, code: kindOf(error), frames: framesOf(error) }
  if (visit?.door && !visit.failure) {
    visit.failure = failure
    noteOutcome('failed', failure.code, visit)
  } else if (!visit || visit.failure?.error !== error) {
    log.error({ where, requestId, error: failure.code, frames: failure.frames }, 'unexpected error')
  }
}

/** The kind and code of an error, never its message: messages of the database may quote values. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`.slice(0, 200)
}

/** The name under which Next tells the browser of an error. */
export function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('digest' in error)) return undefined
  return typeof error.digest === 'string' ? error.digest : undefined
}

function framesOf(error: unknown): string[] | undefined {
  if (!(error instanceof Error)) return undefined
  return error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
}
