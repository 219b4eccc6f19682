import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { actingPerson, type CommandContext, personOrNull } from '@/lib/access/actor'
import { accountsOf } from '@/lib/access/persons'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { authorityName } from '@/lib/authorities/book/entry'
import { addressBook } from '@/lib/authorities/book/in-use'
import { recipientsOf } from '@/lib/authorities/book/resolve'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import { type LetterId, letterIdSchema, recordIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockLeak, refuseEnded } from '@/lib/leaks/commands/change-leak'
import { requireNext } from '@/lib/leaks/facts/rules'
import { detailsOf } from '@/lib/records/derive/facts-around'
import { findDeclaration } from '@/lib/records/state/registered'
import { type ReportLocale, reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { toDatabase } from '@/lib/time/types'
import { whatIsKnown } from '../known/what-is-known'
import { type LetterTexts, letterForms, letterParts, letterTopics } from './codes'
import { composeLetter, type LetterKnown } from './compose'

const subject = lineUpTo(200)
const part = textUpTo(4000)
/** The text of a letter, part by part. */
export const letterTexts = z.strictObject({
  subject: subject.min(1, { error: 'required' }),
  ...{ opening: part, news: part, what: part, data: part, consequences: part },
  ...{ measures: part, advice: part, contact: part, closing: part },
}) satisfies z.ZodType<LetterTexts>

export const startLetterSchema = z.strictObject({
  ref: z.string().max(20),
  language: z.enum(reportLocales),
  form: z.enum(letterForms),
  topic: z.enum(letterTopics),
  audience: lineUpTo(200),
  isFurther: z.boolean(),
})

/**
 * Begins a letter to the people concerned, or a public communication, filled in plain words from the leak, the records it hits
 * and the company. One at a time is worked on for an audience in a language: while there is one, it is answered and nothing is
 * written. Right: letter.create.
 */
export function startLetter(
  context: CommandContext,
  { ref, language, form, topic, audience, isFurther }: z.output<typeof startLetterSchema>,
): Promise<Result<{ ref: string; id: LetterId }>> {
  return change(context, async (tx) => {
    // -- lock
    const leak = await lockLeak(tx, ref)
    authorise(context, 'letter', 'create')
    await refuseEnded(tx, leak)
    requireNext(leak.state, 'enter')

    // -- load
    const open = { none: { at: { not: null }, takenBack: null } }
    const begun = await tx.peopleLetter.findFirst({
      where: { leakId: leak.id, language, form, audience, setAsideAt: null, dispatches: open },
      select: { id: true },
    })
    if (begun) return { result: { ref, id: letterIdSchema.parse(begun.id) }, entry: null }

    // -- derive, write
    const known = await knownForLetter(tx, leak, { language, on: context.today })
    const texts = await composeLetter({ ...known, form, topic, isFurther }, { language, zone: context.zone })
    const id = randomUUID()
    const at = toDatabase(context.now)
    const by = personOrNull(context)
    await tx.peopleLetter.create({
      data: {
        ...{ id, leakId: leak.id, form, topic, language, audience, isFurther, parts: texts },
        ...{ createdAt: at, createdById: by, updatedAt: at, updatedById: by },
      },
      select: { id: true },
    })

    // -- entry
    return {
      result: { ref, id: letterIdSchema.parse(id) },
      entry: {
        action: 'letter.start',
        subject: { type: 'leak', id: leak.id, ref },
        changes: changesBetween({}, { language, form, topic, audience, isFurther, ...texts }),
      },
    }
  })
}

/** What stands of a leak for a letter in a language, apart from what is chosen when it is begun. */
export async function knownForLetter(
  tx: Tx,
  leak: Leak,
  { language, on }: { language: ReportLocale; on: CommandContext['today'] },
): Promise<Omit<LetterKnown, 'form' | 'topic' | 'isFurther'>> {
  const known = await whatIsKnown(tx, leak)
  const { lead } = recipientsOf(await addressBook(tx), { ...known.office, states: [], on })
  const own = known.facts.dataCategories
  const filed = await tx.leakMoment.count({
    where: { leakId: leak.id, kind: 'part1_filed', at: { not: null }, correction: null },
  })
  return {
    ...known,
    data: { categories: own.length > 0 ? own : await categoriesHit(tx, leak.id), isSaid: own.length > 0 },
    filed: filed > 0,
    authority: lead ? authorityName(lead, language) : '',
  }
}

/** Categories of data that the records hold which the leak hits. */
async function categoriesHit(tx: Tx, leakId: string): Promise<string[]> {
  const hits = await tx.leakRecord.findMany({
    where: { leakId },
    select: { record: { select: { id: true, ref: true, register: true } } },
  })
  const records = hits.map(({ record }) => record)
  const details = await detailsOf(tx, records)
  return records.flatMap(({ id, register }) => {
    const detail = details.get(recordIdSchema.parse(id))
    return (detail && findDeclaration(register)?.report?.categories?.(detail)?.data) ?? []
  })
}

const target = { id: letterIdSchema, version: z.number().int().min(1) }

/** The parts that were touched; the others stay. */
export const changeLetterSchema = letterTexts.partial().extend(target)

/** Changes parts of a letter that was not sent; its sign-off falls away. Refuses `stale`, letter_sent. Right: letter.update. */
export function changeLetter(
  context: CommandContext,
  { id, version, ...given }: z.output<typeof changeLetterSchema>,
): Promise<Result<{ id: LetterId; version: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'letter', 'update')
    const letter = await openLetter(tx, id, version)
    const texts = { ...letter.texts, ...withoutUndefined(given) }
    const changes = changesBetween(letter.texts, texts)
    if (changes.length === 0) return { result: { id, version }, entry: null }
    const data = { parts: texts, version: version + 1, updatedAt: toDatabase(context.now) }
    await tx.peopleLetter.update({
      where: { id },
      data: { ...data, updatedById: personOrNull(context), approvedAt: null, approvedById: null },
      select: { id: true },
    })
    return {
      result: { id, version: version + 1 },
      entry: { action: 'letter.change', subject: { type: 'leak', id: letter.leakId, ref: letter.leak.ref }, changes },
    }
  })
}

const withoutUndefined = (given: Partial<LetterTexts>): Partial<LetterTexts> =>
  Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined))

export const approveLetterSchema = z.strictObject(target)

/**
 * Signs a letter off as it stands, by somebody else than who wrote it last, persons and not accounts; any later change voids
 * it. Its absence never stops the record that it went out. Right: letter.sign.
 */
export function approveLetter(
  context: CommandContext,
  { id, version }: z.output<typeof approveLetterSchema>,
): Promise<Result<{ id: LetterId; version: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'letter', 'sign')
    const letter = await openLetter(tx, id, version)
    const approvedById = actingPerson(context)
    const own = await accountsOf(tx, approvedById)
    if (own.some((account) => account === letter.updatedById)) throw new Refusal('not_now', { reason: 'letter_own' })
    const data = { approvedById, approvedAt: toDatabase(context.now), version: version + 1 }
    await tx.peopleLetter.update({ where: { id }, data, select: { id: true } })
    return {
      result: { id, version: version + 1 },
      entry: { action: 'letter.approve', subject: { type: 'leak', id: letter.leakId, ref: letter.leak.ref } },
    }
  })
}

/** A letter that is worked on, its row locked; refuses `not_found`, letter_sent, letter_aside and `stale`. */
export async function openLetter(tx: Tx, id: LetterId, version: number) {
  const letter = await lockedLetter(tx, id)
  if (letter.standing) throw new Refusal('not_now', { reason: 'letter_sent' })
  if (letter.setAsideAt) throw new Refusal('not_now', { reason: 'letter_aside' })
  if (letter.version !== version) throw new Refusal('stale', { data: { version: letter.version } })
  return letter
}

/** Any letter under lock, with the record that it went out as far as that stands. */
export async function lockedLetter(tx: Tx, id: LetterId) {
  await tx.$queryRaw`SELECT 1 FROM "PeopleLetter" WHERE id = ${id}::uuid FOR UPDATE`
  const letter = await tx.peopleLetter.findUnique({
    where: { id },
    include: {
      leak: { select: { id: true, ref: true, isExercise: true } },
      dispatches: { where: { at: { not: null }, takenBack: null }, select: { id: true, at: true }, take: 1 },
    },
  })
  if (!letter) throw new Refusal('not_found')
  await refuseEnded(tx, letter.leak)
  const { dispatches, ...row } = letter
  return { ...row, texts: storedTexts(letter.parts), standing: dispatches[0] ?? null }
}

const stored = z.partialRecord(z.enum(letterParts), z.string())

/** The parts of a letter as they are kept; one that is not there is empty. */
export function storedTexts(parts: unknown): LetterTexts {
  const read = stored.parse(parts)
  const text = (name: (typeof letterParts)[number]) => read[name] ?? ''
  return {
    ...{ subject: text('subject'), opening: text('opening'), news: text('news'), what: text('what') },
    ...{ data: text('data'), consequences: text('consequences'), measures: text('measures') },
    ...{ advice: text('advice'), contact: text('contact'), closing: text('closing') },
  }
}
