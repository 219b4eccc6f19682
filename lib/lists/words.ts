import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { literal, searchWords } from '@/lib/text/fold'
import type { ListSource } from './source'

const { sql, join } = Prisma

/** Of more words than this that hold what is searched nobody keeps count: the texts are asked instead. */
const most = 2_000
const found = z.array(z.object({ asked: z.string(), word: z.string() }))

/**
 * The source with the words that hold each word of a search, where its branches have an index of them (one query; none without a
 * search or an index).
 */
export async function withWords(tx: Tx, source: ListSource, q: string): Promise<ListSource> {
  const asked = searchWords(q)
  const parts = [...new Set(source.branches.flatMap(({ words }) => words?.parts ?? []))]
  if (asked.length === 0 || parts.length === 0) return source
  const each = asked.map(
    (word) => sql`(SELECT ${word}::text AS asked, s.word FROM "SearchWord" s
      WHERE s.word LIKE ${`_%${literal(word)}%`} AND left(s.word, 1) = ANY(${parts}::text[]) LIMIT ${most + 1})`,
  )
  const rows = found.parse(await tx.$queryRaw`${join(each, ' UNION ALL ')}`)
  const known = new Map<string, readonly string[]>()
  for (const word of asked) {
    const holding = rows.filter((row) => row.asked === word)
    if (holding.length <= most) known.set(word, [...new Set(holding.map((row) => row.word))])
  }
  return { ...source, branches: source.branches.map((branch) => (branch.words ? { ...branch, known } : branch)) }
}
