import { setTimeout } from 'node:timers/promises'
import type { Result } from '@/lib/errors/refusal'

/** For what has come in whole already: a write for which the database was too busy is tried again before it is refused. */
export async function patiently<T>(write: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await write()
    if (result.ok || result.code !== 'unavailable' || attempt === 4) return result
    await setTimeout(50 * attempt)
  }
}
