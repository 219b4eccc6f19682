import pino from 'pino'
import { logLevel } from '@/lib/config/process'

/** The application's log: JSON lines on standard output. Carries ids, codes and stacks; never contents of forms. */
export const log = pino({
  name: 'dertig',
  level: logLevel(),
  redact: ['password', 'token', 'email', 'headers', 'input'],
})
