import { createHash, randomInt } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { departmentIdSchema, type RecordId } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import type { Result } from '@/lib/errors/refusal'
import { parseContent } from '@/lib/records/state/content'
import { createRecord } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import { acceptRecord, returnRecord } from '@/lib/review/steps/decide'
import { putInForce } from '@/lib/review/steps/force'
import { submitRecord } from '@/lib/review/steps/submit'
import { inSeconds } from '@/lib/time/length'
import { personWith } from './contexts'
import { heldOnStack } from './with-stack'

export type Racers = { editor: CommandContext; dpo: CommandContext; management: CommandContext; departmentId: string }
export type Raced = { rounds: number; saved: number; decided: number; refused: number; wrong: string[] }

type Duel = 'accept' | 'force' | 'force_or_return'
const duels: readonly Duel[] = ['accept', 'force', 'force_or_return']
/** What a loser may be told: each says what became of it. */
const clear = ['stale', 'not_now review_nothing_submitted']

/**
 * In each round the editor saves other content at the moment in which the DPO accepts, or management puts in force what
 * stands for review. Exactly one may win; the others must be told why not; and what is in force must be exactly the
 * content whose hash was named. `wrong` says where that did not hold.
 */
export async function raceApprovals(racers: Racers, rounds: number): Promise<Raced> {
  const raced: Raced = { rounds, saved: 0, decided: 0, refused: 0, wrong: [] }
  for (let round = 0; round < rounds; round += 1) {
    const duel = duels[round % duels.length] ?? 'accept'
    await oneRound(racers, duel, round, raced)
  }
  return raced
}

async function oneRound(racers: Racers, duel: Duel, round: number, raced: Raced): Promise<void> {
  const { editor, dpo, management, departmentId } = racers
  const values = (title: string) => ({ title, departmentId })
  const { id, ref } = await must(createRecord(editor, { register: 'sources', values: values(`Approved ${round}`) }))
  const { contentHash } = await must(submitRecord(editor, { id, version: 1, note: '' }))
  if (duel !== 'accept') await must(acceptRecord(dpo, { id, contentHash, comments: {} }))
  const { version } = await db().record.findUniqueOrThrow({ where: { id }, select: { version: true } })
  const edited = values(`Edited ${round}`)
  const save = () => updateRecord(editor, { ref, register: 'sources', version, values: edited })
  const decide = () =>
    duel === 'accept'
      ? acceptRecord(dpo, { id, contentHash, comments: {} })
      : putInForce(management, { id, contentHash })
  const back = () => returnRecord(dpo, { id, contentHash, reason: 'No.', comments: {} })
  const [saved, decided, returned] = await atOnce(save, decide, duel === 'force_or_return' ? back : null)
  const results = [saved, decided, returned].filter((result) => result !== null && result !== undefined)
  const say = (text: string) => raced.wrong.push(`round ${round} (${duel}): ${text}`)
  if (results.filter((result) => result.ok).length !== 1) say('not exactly one of them won')
  for (const result of results) {
    if (result.ok) continue
    raced.refused += 1
    const told = [result.code, result.reason].filter(Boolean).join(' ')
    if (!clear.includes(told)) say(`a loser was told "${told}"`)
  }
  if (saved?.ok) raced.saved += 1
  if (decided?.ok) raced.decided += 1
  const found = await heldBy(id, contentHash, round, saved?.ok === true)
  if (found) say(found)
}

type Racer = () => Promise<Result<unknown>>

/** Starts all of them before any can end, in an order that changes; answers in the order of the arguments. */
async function atOnce(...racers: readonly (Racer | null)[]): Promise<(Result<unknown> | null)[]> {
  const order = racers.map((_, index) => index).sort(() => randomInt(3) - 1)
  const started = new Map(order.map((index) => [index, racers[index]?.() ?? null]))
  return Promise.all(racers.map((_, index) => started.get(index) ?? null))
}

/** What the database holds that it must not; null when it is right. */
async function heldBy(id: RecordId, named: string, round: number, saved: boolean): Promise<string | null> {
  const record = await db().record.findUniqueOrThrow({ where: { id } })
  if (saved && (record.status !== 'draft' || record.submittedVersionId !== null)) return `saved, yet ${record.status}`
  if (record.title !== (saved ? `Edited ${round}` : `Approved ${round}`)) return `the working copy says ${record.title}`
  if (!record.inForceVersionId) return null
  const version = await db().recordVersion.findUniqueOrThrow({
    where: { id: record.inForceVersionId },
    include: { steps: { orderBy: { sequence: 'asc' } } },
  })
  const hash = createHash('sha256').update(version.content, 'utf8').digest('hex')
  if (hash !== named || version.contentHash !== named) return 'other content is in force than was named'
  if (parseContent(version.content).values.title !== `Approved ${round}`)
    return 'other content is in force than was read'
  const steps = version.steps.map(({ kind }) => kind).join(' ')
  return steps === 'submitted accepted put_in_force' ? null : `its steps are ${steps}`
}

async function must<T>(promise: Promise<Result<T>>): Promise<T> {
  const result = await promise
  if (!result.ok) throw new OperatorError(`A step before the race was refused: ${JSON.stringify(result)}`)
  return result.value
}

const rounds = 500

/** 500 times an edit against an approval (raceApprovals). Returns true when nothing was wrong and the log verifies. */
export function approveTrial(): Promise<boolean> {
  return heldOnStack(race)
}

async function race(): Promise<boolean> {
  const row = await db().department.create({ data: { code: 'trial', name: 'Trial' }, select: { id: true } })
  const departmentId = departmentIdSchema.parse(row.id)
  const started = Date.now()
  const raced = await raceApprovals(
    {
      departmentId,
      editor: await personWith('editor', departmentId),
      dpo: await personWith('dpo', departmentId),
      management: await personWith('management', departmentId),
    },
    rounds,
  )
  for (const text of raced.wrong) console.log(text)
  console.log(`races      ${raced.rounds} in ${inSeconds(Date.now() - started).toFixed(1)} s`)
  console.log(`winners    ${raced.saved} saves, ${raced.decided} approvals; ${raced.refused} told why not`)
  console.log(`wrong      ${raced.wrong.length}`)
  return raced.wrong.length === 0 && raced.saved > 0 && raced.decided > 0
}
