import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { day } from '@/lib/time/length'

/** Nobody may save meanwhile: so many are looked at in less than the blink of an eye. */
const atOnce = 500
const swept = z.tuple([z.object({ last: z.bigint().nullable() })])

/**
 * Takes away the words that no record holds any more, so that what was taken out of a record stands nowhere: the search's list
 * of words only grows by itself. Answers how many steps it took; one that would have to wait for somebody fails and is run again.
 */
export async function sweepWords(): Promise<number> {
  let after: bigint | null = 0n
  let steps = 0
  while (after !== null) {
    const [{ last }]: z.infer<typeof swept> = swept.parse(
      await db().$queryRaw`SELECT search_words_swept(${after}, ${atOnce}::integer) AS last`,
    )
    after = last
    steps += 1
  }
  return steps
}

/** Once a day. */
export const wordSweep: Job = { name: 'records.word_sweep', everyMs: day, run: sweepWords }
