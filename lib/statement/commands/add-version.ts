import { createHash } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { type StatementId, statementIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { type VersionInput, versionInput } from '../model/schema'
import { plainText } from '../text/plain'
import { finderOf } from '../text/quote'
import { type Section, sectionAt, sectionsOf } from '../text/sections'
import { standingPlaces } from '../versions/changes'

export type Added = {
  id: StatementId
  /** Its number: what the address of the page says. */
  ref: string
  /** Promises found in the new text word by word, and those that are not: these need a decision. */
  placed: readonly string[]
  lost: readonly string[]
}

/**
 * Keeps a version of the published text: as plain text, with its sections, its hash and the day from which it holds. It never
 * changes. Promises whose words stand in it go over to it; the others are told as `lost`. The same text twice is refused.
 * Right: statement.create.
 */
export function addVersion(context: CommandContext, input: VersionInput, isExample = false): Promise<Result<Added>> {
  return change(context, async (tx) => {
    authorise(context, 'statement', 'create')
    const { language, validFrom, publishedAt, note } = input
    const text = textOf(input)
    const textHash = createHash('sha256').update(text, 'utf8').digest('hex')
    const number = await nextNumber(tx, 'statement')
    const same = await tx.statementVersion.findFirst({ where: { language, textHash }, select: { number: true } })
    if (same) throw new Refusal('invalid', { fields: { text: ['statement_same'] } })
    const sections = sectionsOf(text)
    const row = await tx.statementVersion.create({
      data: {
        number,
        language,
        text,
        textHash,
        sections,
        validFrom: toDatabase(validFrom),
        publishedAt,
        note,
        addedById: personOrNull(context),
        addedAt: context.now,
        isExample,
      },
      select: { id: true },
    })
    const id = statementIdSchema.parse(row.id)
    const { placed, lost } = await carryOver(tx, { id, language, text, sections })
    const said = { language, textHash, validFrom, publishedAt, promisesFound: placed, promisesLost: lost }
    return {
      result: { id, ref: String(number), placed, lost },
      entry: {
        action: 'statement.publish',
        subject: { type: 'statement', id, ref: `v${number}` },
        versionBefore: null,
        versionAfter: number,
        changes: Object.entries(said).map(([field, value]) => ({
          field,
          old: null,
          new: [value].flat().length === 0 ? null : value,
        })),
      },
    }
  })
}

/** The text as it is kept; refuses HTML that holds none. */
function textOf(input: VersionInput): string {
  const text = plainText(input.text)
  const parsed = versionInput.shape.text.safeParse(text)
  if (!parsed.success) throw new Refusal('invalid', { fields: { text: ['statement_empty'] } })
  return text
}

type Written = { id: StatementId; language: string; text: string; sections: readonly Section[] }

/** Gives the promises of the latest version in this language their place in the new one, where it says them word by word. */
async function carryOver(tx: Tx, { id, language, text, sections }: Written) {
  const places = await standingPlaces(tx, language)
  const find = finderOf(text)
  const found = places.map((place) => ({ ...place, at: find(place.quote) }))
  await tx.promisePlace.createMany({
    data: found.flatMap(({ promiseId, at }) =>
      at === null
        ? []
        : [
            {
              promiseId,
              versionId: id,
              ...at,
              quote: text.slice(at.start, at.end),
              section: sectionAt(sections, at.start)?.key ?? 'intro',
            },
          ],
    ),
  })
  const refs = (there: boolean) => found.flatMap(({ at, promise }) => ((at !== null) === there ? [promise.ref] : []))
  return { placed: refs(true), lost: refs(false) }
}
