import { db } from '@/lib/db/client'
import { contentOf } from '@/lib/mail/templates'
import { minute, second } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'
import { alarmsDue, crossings, type History, isSettled, keyOf, type Office, statesBetween } from './facts'
import type { Arrived } from './sink'

/** A run of alarms that came to its end. */
export type Run = { ran: number; ended: number }
export type Evidence = {
  histories: readonly History[]
  office: Office
  runs: readonly Run[]
  arrived: readonly Arrived[]
  /** Moments of this machine at which an instance was killed. */
  kills: readonly number[]
  from: Instant
  until: Instant
  /** What a late mail says in English. */
  lateSentence: string
}

export type Verdict = { lines: string[]; faults: string[] }

/** A run may take seconds of this machine, which are minutes of the trial, and read what was written while it ran. */
const slackMs = 6 * minute
/** A mail that was taken is noted within so long, or its sender was killed. */
const noteMs = 6 * second

/** Holds what the database and the mail server got against what had to be said. Each fault is a sentence. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const alarms = (await db().alarm.findMany()).map((row) => ({
    ...row,
    key: keyOf(row.subjectId, row.kind, row.part, row.threshold, row.revision, row.recipientId),
  }))
  const mails = await db().mail.findMany({ where: { dedupeKey: { startsWith: 'alarm:' } } })
  const faults: string[] = []
  const rows = new Map(alarms.map((alarm) => [alarm.key, alarm]))
  if (rows.size !== alarms.length) faults.push(`${alarms.length - rows.size} alarms stand twice`)

  const { missed, asked } = missedIn(evidence, rows)
  faults.push(...[...missed].slice(0, 5).map((key) => `never said though a run came by: ${key}`))
  const strange = alarms.filter((alarm) => !wasExpected(evidence, alarm))
  faults.push(
    ...strange.slice(0, 5).map(({ key, isLate }) => `said without reason, or wrongly late (${isLate}): ${key}`),
  )
  const came = cameAndWent(evidence, rows)
  faults.push(...came.faults)

  const outbox = new Map<string, number>()
  for (const { dedupeKey } of mails) outbox.set(dedupeKey, (outbox.get(dedupeKey) ?? 0) + 1)
  const keys = alarms.map((alarm) => outboxKey(alarm))
  const without = keys.filter((key) => outbox.get(key) !== 1)
  const orphans = [...outbox.keys()].filter((key) => !keys.includes(key))
  faults.push(...without.slice(0, 5).map((key) => `not exactly one mail in the outbox: ${key}`))
  faults.push(...orphans.slice(0, 5).map((key) => `a mail without its alarm: ${key}`))
  const unsent = mails.filter(({ sentAt }) => !sentAt)
  faults.push(...unsent.slice(0, 5).map(({ dedupeKey, lastError }) => `not sent (${lastError}): ${dedupeKey}`))

  const sent = deliveries(evidence, mails)
  faults.push(...sent.faults)
  const lines = [
    `thresholds ${came.total} came, ${came.said} said in their time, ${came.caught} passed while nobody ran and were caught up, ${came.faults.length} missed`,
    `runs       ${evidence.runs.length} ended; ${asked} times something had to stand there, ${missed.size} missed`,
    `alarms     ${alarms.length} rows, ${alarms.filter(({ isLate }) => isLate).length} late, ${strange.length} without reason`,
    `outbox     ${mails.length} rows, ${without.length} alarms without exactly one, ${orphans.length} without alarm, ${unsent.length} unsent`,
    ...sent.lines,
  ]
  return { lines, faults }
}

type Row = {
  key: string
  subjectId: string
  kind: string
  part: string
  threshold: string
  revision: string
  recipientId: string
  raisedAt: Date
  isLate: boolean
}

const outboxKey = (row: Row): string =>
  `alarm:leak:${[row.subjectId, row.kind, row.part, row.threshold, row.revision, row.recipientId].join(':')}`

/** What had to stand there after a run that ended, of leaks that nobody changed meanwhile. */
function missedIn({ histories, office, runs }: Evidence, rows: ReadonlyMap<string, Row>) {
  const missed = new Set<string>()
  let asked = 0
  for (const { ran, ended } of runs) {
    for (const history of histories) {
      if (!isSettled(history, ran, ended)) continue
      const [state] = statesBetween(history, ran, ended)
      for (const { key } of state ? alarmsDue(history.id, state, office, ran) : []) {
        asked += 1
        const row = rows.get(key)
        if (!row || row.raisedAt.getTime() > ran) missed.add(key)
      }
    }
  }
  return { missed, asked }
}

/** Whether an alarm had to be said when it was raised, and says that it is late exactly when it is. */
function wasExpected({ histories, office }: Evidence, { key, subjectId, raisedAt, isLate }: Row): boolean {
  const at = raisedAt.getTime()
  const history = histories.find(({ id }) => id === subjectId)
  const states = history ? statesBetween(history, at - second, at + slackMs) : []
  return states.some((state) =>
    alarmsDue(subjectId, state, office, at).some((one) => one.key === key && one.isLate === isLate),
  )
}

/** Each threshold that came: said, or passed while nothing ran and caught up by one later, which says that it is late. */
function cameAndWent({ histories, runs, from, until }: Evidence, rows: ReadonlyMap<string, Row>) {
  const alarms = [...rows.values()].filter(({ kind }) => kind === 'due')
  const all = crossings(histories, from, until)
  const faults: string[] = []
  let [said, caught] = [0, 0]
  for (const one of all) {
    const revision = instantOf(new Date(one.dueAt))
    const ofEnd = alarms.filter(
      (row) => row.subjectId === one.leakId && row.part === one.code && row.revision === revision,
    )
    const ranInTime = runs.some(({ ran, ended }) => ran >= one.from && ended <= one.until)
    const ranWhileItStood = runs.some(({ ran, ended }) => ran >= one.from && ended <= one.stands)
    const saidLater = ofEnd.some(({ raisedAt }) => raisedAt.getTime() >= one.until)
    if (ofEnd.some(({ threshold }) => threshold === one.name)) said += 1
    else if (!ranInTime && (saidLater || !ranWhileItStood)) caught += 1
    else faults.push(`the threshold ${one.name} of ${one.code} until ${revision} was missed: ${one.leakId}`)
  }
  return { total: all.length, said, caught, faults }
}

type KeptMail = { messageId: string; template: string; params: unknown; dedupeKey: string }

/** What arrived, how often, and whether a late one says so. */
function deliveries({ arrived, kills, lateSentence }: Evidence, mails: readonly KeptMail[]): Verdict {
  const faults: string[] = []
  const unused = new Set(kills)
  let [twice, ofServer, ofKills, late] = [0, 0, 0, 0]
  for (const mail of mails) {
    const content = contentOf(mail.template, mail.params)
    const isLate = 'late' in content.params && content.params.late
    if (isLate) late += 1
    const got = arrived.filter(({ messageId }) => messageId === mail.messageId)
    if (got.length === 0) faults.push(`sent and never arrived: ${mail.dedupeKey}`)
    if (got.some(({ text }) => plain(text).includes(plain(lateSentence)) !== isLate))
      faults.push(`does not say whether it is late: ${mail.dedupeKey}`)
    // Whoever was not told that a mail was taken must send it again; who was told and sends again had been killed.
    for (const first of got.slice(0, -1)) {
      twice += 1
      const kill = [...unused].find((at) => at >= first.at - second && at <= first.at + noteMs)
      if (!first.answered) ofServer += 1
      else if (kill === undefined) faults.push(`arrived again without a crash: ${mail.dedupeKey}`)
      else {
        unused.delete(kill)
        ofKills += 1
      }
    }
  }
  return {
    faults,
    lines: [
      `mails      ${arrived.length} arrived, ${twice} of them again: ${ofServer} because the server took one and did not say so, ${ofKills} after ${kills.length} kills`,
      `late       ${late} mails say so`,
    ],
  }
}

/** Letters alone: mail breaks and encodes lines. */
function plain(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, '')
    .replace(/[^A-Za-z]/g, '')
}
