import pino from 'pino'
import { log } from '../log'

/** A line of the log as a reader finds it. */
export type LogLine = Partial<
  Record<'door' | 'kind' | 'outcome' | 'code' | 'ms' | 'requestId' | 'statements' | 'where' | 'msg', unknown>
>

/** Catches what is logged from here on, as text; tests run with a silent log otherwise. */
export function catchLog(): { text: () => string; lines: () => LogLine[]; clear: () => void } {
  let written = ''
  const stream = {
    write: (text: string) => {
      written += text
    },
  }
  log.level = 'info'
  Reflect.set(log, pino.symbols.streamSym, stream)
  return {
    text: () => written,
    lines: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line): LogLine => JSON.parse(line)),
    clear: () => {
      written = ''
    },
  }
}
