import { cache } from 'react'
import { z } from 'zod'
import { db } from '@/lib/db/client'

const answer = z.tuple([z.object({ state: z.string() })])

/**
 * A name of what all registers hold now, another one from the moment any transaction that wrote to them can be seen: triggers
 * note each (one statement a visit).
 */
const stateOfRegisters = cache(async (): Promise<string> => {
  const [{ state }] = answer.parse(
    await db()
      .$queryRaw`SELECT COALESCE(md5(string_agg("name"::text, ' ' ORDER BY "sequence")), '') AS state FROM "RegisterChange"`,
  )
  return state
})

/** Answers of one kind that a process keeps; the oldest goes. */
const most = 50

/**
 * Keeps what was counted over all records for exactly as long as no record was written: never older than what a count would
 * give now. `key` says all that the answer depends on beside the registers, the right of the reader and the day among it.
 */
export function whileUnchanged<T>(): (key: string, count: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { state: string; value: Promise<T> }>()
  return async (key, count) => {
    // Asked before anything is counted: what is written meanwhile is counted again the next time.
    const state = await stateOfRegisters()
    const known = kept.get(key)
    if (known?.state === state) return known.value
    const made = { state, value: count() }
    kept.delete(key)
    kept.set(key, made)
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    made.value.catch(() => {
      if (kept.get(key) === made) kept.delete(key)
    })
    return made.value
  }
}
