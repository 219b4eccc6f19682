import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { isBusy } from '@/lib/db/busy'
import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { day, second } from '@/lib/time/length'

/** Nobody may save meanwhile: so many are looked at in less than the blink of an eye. */
const atOnce = 500
const swept = z.tuple([z.object({ last: z.bigint().nullable() })])

/** Somebody saves: a step is tried again after a while, a large import has as long as it takes. */
const patience = { tries: 100, pauseMs: second }

/**
 * Takes away the words that no record holds any more, so that what was taken out of a record stands nowhere: the search's list
 * of words only grows by itself. Answers how many steps it took. Nobody waits for it: a step that would have to wait itself is
 * tried again, so many times, and then fails until the next run.
 */
export async function sweepWords({ tries, pauseMs } = patience): Promise<number> {
  let steps = 0
  for (let after: bigint | null = 0n, failed = 0; after !== null; ) {
    try {
      after = await step(after)
      steps += 1
    } catch (error) {
      failed += 1
      if (!isBusy(error) || failed >= tries) throw error
      await wait(pauseMs)
    }
  }
  return steps
}

async function step(after: bigint): Promise<bigint | null> {
  const [{ last }] = swept.parse(await db().$queryRaw`SELECT search_words_swept(${after}, ${atOnce}::integer) AS last`)
  return last
}

/** Once a day. */
export const wordSweep: Job = { name: 'records.word_sweep', everyMs: day, run: () => sweepWords() }
