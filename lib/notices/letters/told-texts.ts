import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { LeakId } from '@/lib/db/ids'
import { reportLocales } from '@/lib/text/locale'
import { headingsOf, plainText } from './export'
import { storedTexts } from './write-letter'

/** A letter as it went out, in its own language. */
export type ToldText = { language: (typeof reportLocales)[number]; text: string }

const frozen = z.object({ language: z.enum(reportLocales), texts: z.unknown() })

/**
 * The words that people were told, as they were frozen when each letter went out, the last first; what was taken back is left
 * out. Within a transaction that may read the leak: the caller has asked the right. One query.
 */
export async function toldTexts(tx: Tx, leakId: LeakId): Promise<ToldText[]> {
  const rows = await tx.letterDispatch.findMany({
    where: { leakId, at: { not: null }, takenBack: null },
    orderBy: [{ at: 'desc' }, { recordedAt: 'desc' }],
    select: { content: true },
    take: 20,
  })
  return Promise.all(
    rows.map(async ({ content }) => {
      const { language, texts } = frozen.parse(JSON.parse(content))
      return { language, text: plainText(storedTexts(texts), await headingsOf(language)) }
    }),
  )
}
