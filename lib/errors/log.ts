import pino from 'pino'
import { logLevel } from '@/lib/config/process'

/** The application's log: JSON lines on standard output. Carries ids, codes and stacks; never contents of forms. */
export const log = pino({
  name: 'dertig',
  level: logLevel(),
  redact: ['password', 'token', 'email', 'headers', 'input'],
})

/** An error nobody expected: what happened where, under the request id that the person sees. Messages of the database may quote values, so only name, code and stack frames are kept. */
export function logUnexpected(where: string, requestId: string, error: unknown): void {
  const known = error instanceof Error ? error : new Error('not an error object')
  const code = 'code' in known && typeof known.code === 'string' ? known.code : undefined
  const frames = known.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
  log.error({ where, requestId, error: known.name, code, frames }, 'unexpected error')
}
