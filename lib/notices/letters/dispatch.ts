import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { Tx } from '@/lib/db/client'
import { leakFileIdSchema, letterIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { noticeChannels } from '@/lib/law/codes/leaks'
import { leakTimes } from '@/lib/leaks/clocks/clock-facts'
import { changeLeak, type LeakChanged } from '@/lib/leaks/commands/change-leak'
import { refuseImpossible, writeMoment } from '@/lib/leaks/commands/write-moment'
import { factsOf } from '@/lib/leaks/facts/words'
import { reportLocaleOf } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { type Instant, instantOf, momentGiven, toDatabase } from '@/lib/time/types'
import { whatIsKnown } from '../known/what-is-known'
import { reachOf } from './compose'
import { isPromised } from './duty'
import { judged, letterOf } from './judge'
import { lockedLetter, openLetter } from './write-letter'

type LeakFile = Parameters<typeof writeMoment>[2]

const none = z.preprocess((given) => (given === '' ? null : given), leakFileIdSchema.nullable())

const target = { ref: z.string().max(20), version: z.number().int().min(1), id: letterIdSchema }

export const sentLetterSchema = z.strictObject({
  ...target,
  letterVersion: z.number().int().min(1),
  at: momentGiven,
  channel: z.enum(codesOf(noticeChannels)),
  /** To how many people it went. */
  number: z.number().int().min(1).max(2_000_000_000).nullable(),
  /** Where the list of who got it is kept: never in Dertig. */
  listPlace: lineUpTo(400),
  proof: textUpTo(1000),
  fileId: none,
  /** Why it went out although something was missing. */
  reason: textUpTo(1000),
  unlikelyReason: textUpTo(1000).optional(),
})

/**
 * Keeps that a letter went out: when, how, to how many or by which list outside Dertig, and what proves it. Its text is frozen
 * with its hash, and what it lacked is written down, never refused. With the letter after which none is left open, everybody was
 * told: the clocks of telling people end, at the moment of the last. Right: letter.file.
 */
export function recordLetter(
  context: CommandContext,
  input: z.output<typeof sentLetterSchema>,
): Promise<Result<LeakChanged>> {
  const spec = { right: ['letter', 'file'], does: 'tell_people', action: 'letter.sent' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { id, at, channel, number, listPlace, proof, fileId, reason } = input
    const letter = await openLetter(tx, id, input.letterVersion)
    if (letter.leakId !== file.leak.id) throw new Refusal('not_found')
    if (letter.form === 'letter' && number === null && listPlace === '')
      throw new Refusal('invalid', { fields: { number: ['required'] } })
    if (fileId !== null && !(await isFileOf(tx, file.leak.id, fileId)))
      throw new Refusal('invalid', { fields: { fileId: ['not_in_list'] } })
    refuseImpossible(context.now, file, { ...leakTimes(file), told_people: at }, ['told_people'])

    const known = await whatIsKnown(tx, file.leak)
    const { warnings } = judged(letterOf(letter), {
      facts: factsOf(file.leak),
      hasContact: reachOf(known) !== '',
      decision: file.decisions.find(({ kind }) => kind === 'people') ?? null,
      dueAt: file.clocks.find(isPromised)?.dueAt ?? null,
      at,
    })
    const content = canonicalJson({
      ...{ format: 1, leak: file.leak.ref, form: letter.form, topic: letter.topic },
      ...{ language: reportLocaleOf(letter.language) ?? letter.language, audience: letter.audience },
      ...{ isFurther: letter.isFurther, texts: letter.texts, signedOffById: letter.approvedById, warnings },
    })
    const contentHash = createHash('sha256').update(content, 'utf8').digest('hex')
    await tx.letterDispatch.create({
      data: {
        ...{ letterId: id, leakId: file.leak.id, at: toDatabase(at), channel, number, listPlace, proof, fileId },
        ...{ content, contentHash, warnings, reason, approvedById: letter.approvedById },
        ...{ recordedAt: toDatabase(context.now), recordedById: personOrNull(context) },
      },
      select: { id: true },
    })
    await tx.peopleLetter.update({ where: { id }, data: { version: letter.version + 1 }, select: { id: true } })
    const unlikely = await everybodyTold(tx, context, file, input.unlikelyReason)
    const why = [reason, unlikely].filter(Boolean).join('\n')
    return {
      changes: [
        { field: 'told.people', old: null, new: { at, channel, number, language: letter.language } },
        { field: 'contentHash', old: null, new: contentHash },
        { field: 'listPlace', old: null, new: listPlace },
        { field: 'proof', old: null, new: proof },
        { field: 'letterWarnings', old: null, new: warnings },
      ],
      ...(why ? { reason: why } : {}),
    }
  })
}

export const takeBackSchema = z.strictObject({ ...target, reason: textUpTo(1000).min(1, { error: 'required' }) })

/**
 * Takes back that a letter went out: the record stays and no longer counts, the letter is open again, and with the moment of
 * telling that it was part of the clocks go on from their first start. Right: letter.file.
 */
export function takeBackLetter(
  context: CommandContext,
  input: z.output<typeof takeBackSchema>,
): Promise<Result<LeakChanged>> {
  const spec = { right: ['letter', 'file'], does: 'correct', action: 'letter.take_back' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { id, reason } = input
    const letter = await lockedLetter(tx, id)
    if (letter.leakId !== file.leak.id) throw new Refusal('not_found')
    if (!letter.standing) throw new Refusal('not_now', { reason: 'letter_open' })
    await tx.letterDispatch.create({
      data: {
        ...{ letterId: id, leakId: file.leak.id, correctsId: letter.standing.id, reason },
        ...{ content: '', contentHash: '', warnings: [] },
        ...{ recordedAt: toDatabase(context.now), recordedById: personOrNull(context) },
      },
      select: { id: true },
    })
    await tx.peopleLetter.update({ where: { id }, data: { version: letter.version + 1 }, select: { id: true } })
    if (letter.momentId !== null) {
      const standing = await standingMoment(tx, file, letter.momentId)
      if (standing) await writeMoment(tx, context, file, { kind: 'told_people', at: null, reason, corrects: standing })
      await tx.peopleLetter.updateMany({
        where: { leakId: file.leak.id, momentId: letter.momentId },
        data: { momentId: null },
      })
    }
    const was = letter.standing.at && instantOf(letter.standing.at)
    return { changes: [{ field: 'told.people', old: was, new: null }], reason }
  })
}

export const setAsideSchema = z.strictObject({
  ...target,
  letterVersion: z.number().int().min(1),
  reason: textUpTo(1000).min(1, { error: 'required' }),
})

/** Puts a letter that will not be sent aside, with the reason; it stays to be read. Where it was the last one open, everybody was told. Right: letter.update. */
export function setLetterAside(
  context: CommandContext,
  input: z.output<typeof setAsideSchema>,
): Promise<Result<LeakChanged>> {
  const spec = { right: ['letter', 'update'], does: 'enter', action: 'letter.set_aside' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { id, reason } = input
    const letter = await openLetter(tx, id, input.letterVersion)
    if (letter.leakId !== file.leak.id) throw new Refusal('not_found')
    const data = { setAsideAt: toDatabase(context.now), setAsideById: personOrNull(context), setAsideReason: reason }
    await tx.peopleLetter.update({
      where: { id },
      data: { ...data, version: letter.version + 1 },
      select: { id: true },
    })
    await everybodyTold(tx, context, file)
    return { reason }
  })
}

/**
 * With no letter left open, those that went out since the last time tell everybody: one moment for them, that of the last, with
 * how and how many. Writes nothing while one is open, or none went out. Answers what was said to a moment that looks odd.
 */
async function everybodyTold(
  tx: Tx,
  context: CommandContext,
  file: LeakFile,
  unlikelyReason?: string,
): Promise<string | null> {
  const letters = await tx.peopleLetter.findMany({
    where: { leakId: file.leak.id, setAsideAt: null, momentId: null },
    select: {
      id: true,
      dispatches: {
        where: { at: { not: null }, takenBack: null },
        select: { at: true, channel: true, number: true },
      },
    },
  })
  if (letters.some(({ dispatches }) => dispatches.length === 0)) return null
  // The way in which most were told stands for all.
  const sent = letters.flatMap(({ dispatches }) => dispatches).sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
  const last = sent.reduce<Instant | null>((latest, { at }) => later(latest, at && instantOf(at)), null)
  const channel = sent[0]?.channel
  if (last === null || !channel) return null
  const people = sent.reduce((sum, { number }) => sum + (number ?? 0), 0)
  const reason = people === 0 ? channel : `${channel} · ${people}`
  const written = await writeMoment(tx, context, file, { kind: 'told_people', at: last, reason, unlikelyReason })
  const ids = letters.map(({ id }) => id)
  await tx.peopleLetter.updateMany({ where: { id: { in: ids } }, data: { momentId: written.id } })
  return written.unlikely
}

const later = (one: Instant | null, other: Instant | null) =>
  one !== null && (other === null || one > other) ? one : other

/** The row that stands of a moment and its corrections; null when it was taken away. */
async function standingMoment(tx: Tx, file: LeakFile, id: string): Promise<string | null> {
  const rows = await tx.leakMoment.findMany({
    where: { leakId: file.leak.id, correctsId: { not: null } },
    select: { id: true, correctsId: true },
  })
  let last = id
  for (
    let next = rows.find(({ correctsId }) => correctsId === last);
    next;
    next = rows.find((row) => row.correctsId === last)
  )
    last = next.id
  return file.moments.some((moment) => moment.id === last && moment.at !== null) ? last : null
}

async function isFileOf(tx: Tx, leakId: string, id: string): Promise<boolean> {
  return (await tx.leakFile.count({ where: { id, leakId, removedAt: null } })) > 0
}
