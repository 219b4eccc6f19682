import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type LetterId, letterIdSchema } from '@/lib/db/ids'
import { type LeakDetail, readLeak } from '@/lib/leaks/queries/leak-detail'
import { type Instant, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { type LetterTexts, letterParts } from './codes'
import { composeLetter, reachOf } from './compose'
import { isPromised, type LetterDuty, letterDuty } from './duty'
import { type Judgement, judged, type Letter, letterOf } from './judge'
import { type LetterWarning, letterWarnings } from './requirements'
import { knownForLetter, storedTexts } from './write-letter'

export type LetterView = Letter & {
  id: LetterId
  audience: string
  version: number
  updatedAt: Instant
  byName: string | null
  approved: { byName: string | null; at: Instant } | null
  setAside: { byName: string | null; at: Instant; reason: string } | null
  sent: Sent | null
  /** Records that it went out which were taken back, newest first. */
  takenBack: readonly { at: Instant; recordedAt: Instant; byName: string | null; reason: string }[]
}

type Sent = {
  at: Instant
  channel: string
  number: number | null
  listPlace: string
  proof: string
  file: { id: string; name: string } | null
  contentHash: string
  warnings: readonly LetterWarning[]
  reason: string
  byName: string | null
  recordedAt: Instant
  /** Everybody was told with it: a moment in the history, which may have been taken back there. */
  everybody: boolean
}

const include = {
  dispatches: { include: { takenBack: true }, orderBy: { recordedAt: 'desc' } },
} satisfies Prisma.PeopleLetterInclude
type Row = Prisma.PeopleLetterGetPayload<{ include: typeof include }>

/** The letters about a leak, oldest first; null for who may not read them. */
export async function lettersOf(actor: Actor, leak: Pick<LeakDetail, 'id' | 'duty'>): Promise<LetterView[] | null> {
  if (!can(actor, 'letter', 'read', { invited: leak.duty !== undefined })) return null
  const rows = await db().peopleLetter.findMany({
    where: { leakId: leak.id },
    include,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const dispatches = rows.flatMap((row) => row.dispatches)
  const [names, files] = await Promise.all([
    namesOf(db(), [
      ...rows.flatMap((row) => [row.updatedById, row.approvedById, row.setAsideById]),
      ...dispatches.flatMap((row) => [row.recordedById, row.takenBack?.recordedById ?? null]),
    ]),
    db().leakFile.findMany({
      where: { leakId: leak.id, id: { in: dispatches.flatMap(({ fileId }) => fileId ?? []) }, erasedAt: null },
      select: { id: true, name: true },
    }),
  ])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return rows.map((row) => viewOf(row, nameOf, files))
}

function viewOf(
  row: Row,
  nameOf: (id: string | null) => string | null,
  files: { id: string; name: string }[],
): LetterView {
  const texts: LetterTexts = storedTexts(row.parts)
  const standing = row.dispatches.find((one) => one.at !== null && one.takenBack === null)
  return {
    ...letterOf({ ...row, texts }),
    id: letterIdSchema.parse(row.id),
    audience: row.audience,
    version: row.version,
    updatedAt: instantOf(row.updatedAt),
    byName: nameOf(row.updatedById),
    approved: row.approvedAt && { byName: nameOf(row.approvedById), at: instantOf(row.approvedAt) },
    setAside: row.setAsideAt && {
      ...{ byName: nameOf(row.setAsideById), at: instantOf(row.setAsideAt), reason: row.setAsideReason ?? '' },
    },
    sent: standing?.at
      ? {
          at: instantOf(standing.at),
          channel: standing.channel ?? '',
          number: standing.number,
          listPlace: standing.listPlace,
          proof: standing.proof,
          file: files.find(({ id }) => id === standing.fileId) ?? null,
          contentHash: standing.contentHash,
          warnings: letterWarnings.filter((one) => standing.warnings.includes(one)),
          reason: standing.reason,
          byName: nameOf(standing.recordedById),
          recordedAt: instantOf(standing.recordedAt),
          everybody: row.momentId !== null,
        }
      : null,
    takenBack: row.dispatches.flatMap(({ at, takenBack }) =>
      at && takenBack
        ? [
            {
              ...{ at: instantOf(at), recordedAt: instantOf(takenBack.recordedAt) },
              ...{ byName: nameOf(takenBack.recordedById), reason: takenBack.reason },
            },
          ]
        : [],
    ),
  }
}

export type LetterPageView = {
  leak: LeakDetail
  letter: LetterView
  judgement: Judgement
  /** What would be written today where that says something else, for who may change it. */
  today: Partial<LetterTexts>
  can: { update: boolean; sign: boolean; file: boolean; takeBack: boolean; export: boolean }
}

/** One letter with its leak, or null: absent, or not theirs. Opening it is opening the leak: one entry in the log. */
export async function readLetter(
  context: CommandContext & { actor: Actor },
  ref: string,
  id: string,
): Promise<LetterPageView | null> {
  const leak = await readLeak(context, ref)
  const letter = leak && (await lettersOf(context.actor, leak))?.find((one) => one.id === id)
  if (!leak || !letter) return null
  const facts = { invited: leak.duty !== undefined }
  const isOpen = letter.sent === null && letter.setAside === null
  const may = (verb: 'update' | 'sign' | 'file' | 'export') => can(context.actor, 'letter', verb, facts) !== null
  // An exercise that was ended stays as it was: nothing of its leak can be noted any more either.
  const isLive = leak.can.enter || leak.can.report
  const row = await db().leak.findUniqueOrThrow({ where: { id: leak.id } })
  const known = await knownForLetter(db(), row, { language: letter.language, on: localDateOf(leak.now, leak.zone) })
  const decision = leak.decisions.find(({ kind }) => kind === 'people') ?? null
  const dueAt = leak.clocks.find(isPromised)?.dueAt ?? null
  const mayUpdate = isLive && isOpen && may('update')
  const today = mayUpdate
    ? await composeLetter({ ...known, ...letter }, { language: letter.language, zone: context.zone })
    : letter.texts
  return {
    leak,
    letter,
    judgement: judged(letter, {
      facts: leak.facts,
      hasContact: reachOf(known) !== '',
      ...{ decision, dueAt, at: letter.sent?.at ?? leak.now },
    }),
    today: differing(letter.texts, today),
    can: {
      update: mayUpdate,
      sign: isLive && isOpen && letter.approved === null && may('sign'),
      file: isLive && isOpen && may('file') && (leak.state === 'confirmed' || leak.state === 'closed'),
      takeBack: isLive && letter.sent !== null && may('file'),
      export: may('export'),
    },
  }
}

/** Parts that would say something else if they were written today. What a person wrote in place of a mark is theirs. */
function differing(texts: LetterTexts, today: LetterTexts): Partial<LetterTexts> {
  const parts = letterParts.filter((part) => today[part] !== '' && today[part] !== texts[part])
  return Object.fromEntries(parts.map((part) => [part, today[part]]))
}

/** Whether people were told of a leak, as its history stands. */
export function toldIn(leak: Pick<LeakDetail, 'history'>): boolean {
  return leak.history.some(({ kind, at, corrected }) => kind === 'told_people' && at !== null && !corrected)
}

/** Whether people are told of a leak, why and until when, as its page knows it. */
export function dutyOf(leak: LeakDetail): LetterDuty {
  return letterDuty({
    state: leak.state,
    actingAs: leak.facts.actingAs,
    personalData: leak.facts.personalData,
    decision: leak.standing.people,
    reasonCode: leak.decisions.find(({ kind }) => kind === 'people')?.reasonCode ?? null,
    told: toldIn(leak),
    clocks: leak.clocks,
  })
}
