import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { asResult, type Result } from '@/lib/errors/refusal'
import type { previewInput } from '../model/schema'
import { nearestSentence, wordsBetween } from '../text/differences'
import { plainText } from '../text/plain'
import { finderOf } from '../text/quote'
import type { PromiseChange } from '../text/runs'

/** The words of each standing promise in the newest version of this language that says it. */
export async function standingPlaces(client: Tx | PrismaClient, language: string) {
  return client.promisePlace.findMany({
    where: { promise: { endedAt: null }, version: { language } },
    orderBy: [{ promise: { ref: 'asc' } }, { version: { number: 'desc' } }],
    distinct: ['promiseId'],
    select: { promiseId: true, quote: true, promise: { select: { ref: true, title: true } } },
  })
}

/** What a text makes of these promises: said word by word, in other words, or no longer. */
export function promiseChanges(
  text: string,
  promises: readonly { ref: string; title: string; quote: string; kept?: boolean }[],
): PromiseChange[] {
  const find = finderOf(text)
  return promises.map(({ ref, title, quote, kept = find(quote) !== null }) => {
    const now = kept ? null : nearestSentence(text, quote)
    return { ref, title, quote, kept, runs: now === null ? null : wordsBetween(quote, now) }
  })
}

/** What a text that is not kept yet would make of the promises of its language. Writes nothing. Right: statement.create. */
export function previewVersion(
  context: CommandContext,
  { language, text }: z.output<typeof previewInput>,
): Promise<Result<PromiseChange[]>> {
  return asResult(async () => {
    authorise(context, 'statement', 'create')
    const places = await standingPlaces(db(), language)
    const promises = places.map(({ quote, promise }) => ({ ...promise, quote }))
    return { ok: true, value: promiseChanges(plainText(text), promises) }
  })
}
