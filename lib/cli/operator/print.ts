import type { JsonValue } from '@/lib/errors/json'

/** One line of JSON on standard output: what programs read. */
export function print(value: { [key: string]: JsonValue }): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
