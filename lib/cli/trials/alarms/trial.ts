import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { databaseUrl, environmentWith, give } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import { deliverDue } from '@/lib/mail/sending/worker'
import { mailSettings } from '@/lib/mail/settings'
import english from '@/lib/text/messages/en/mail.json'
import { hour, minute, second } from '@/lib/time/length'
import { type Instant, instantOf, systemNow } from '@/lib/time/types'
import { judge, type Run, type Verdict } from './judge'
import { type Pace, trialNow } from './pace'
import { deeds, peopleOfTrial, story } from './scene'
import { type FailingSink, failingSink, type Mood } from './sink'

/** How large a trial is, and how fast its clock: `phaseMs` of this machine before the standstill and after it. */
export type Form = { leaks: number; phaseMs: number; kills: number; deeds: number; factor: number }
export const fullForm: Form = { leaks: 200, phaseMs: 4 * minute, kills: 30, deeds: 120, factor: 60 }

const instances = 2
/** Nothing runs for so long of the trial: over thresholds of many leaks. */
const standstill = 7 * hour

/** What the mail server is like, one after the other, and for how long. */
const moods: readonly (readonly [Mood, number])[] = [
  ...([
    ['takes', 3],
    ['puts_off', 1.5],
    ['takes', 2],
    ['refuses', 1.5],
    ['takes', 2],
  ] as const),
  ...([
    ['hangs', 2],
    ['takes', 2],
    ['drops', 1],
    ['takes', 2],
    ['mute', 2.5],
  ] as const),
]

const line = z.object({
  ran: z.string().optional(),
  ended: z.string().optional(),
  failed: z.string().optional(),
  trouble: z.string().optional(),
  up: z.string().optional(),
})

/**
 * Leaks before, at and after their thresholds, by a clock that runs many times as fast, with two instances on one database that are
 * killed (SIGKILL) at random moments and all stand still once, and a mail server that fails by schedule. Then everything that had to be said stands
 * there once, with one mail, and no mail came again but after a crash or because the server did not say that it took it.
 */
export async function alarmTrial(form: Form): Promise<Verdict> {
  const sink = await failingSink()
  give({
    ...{ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(sink.port), SMTP_SECURE: 'none', SMTP_FROM: 'dertig@trial.test' },
    APP_URL: 'https://dertig.trial.test',
  })
  try {
    return await held(form, sink)
  } finally {
    await sink.stop()
  }
}

async function held(form: Form, sink: FailingSink): Promise<Verdict> {
  const realStart = Date.now()
  let pace: Pace = { realStart, trialStart: Date.parse(systemNow()), factor: form.factor }
  const clock = () => trialNow(pace)
  const scene = await peopleOfTrial(form.leaks, clock)
  const told = story(scene)
  // What was reported before: half comes to a threshold in one of the phases, a quarter within the standstill; the rest comes in meanwhile.
  const span = form.phaseMs * form.factor
  const later = Math.ceil(form.leaks / 5)
  const moments = Array.from({ length: form.leaks - later }, (_, n) => {
    const threshold = [24, 12, 6, 1, 0][n % 5] ?? 0
    const where = [0, span + standstill, span][n % 3] ?? 0
    const at = where + randomInt(0, n % 3 === 2 ? standstill : span) - (72 - threshold) * hour
    return instantOf(new Date(Date.parse(clock()) + at))
  })
  for (const at of moments) await told.report(at)
  // The clock begins now: what took to set the scene does not count.
  pace = { ...pace, realStart: Date.now(), trialStart: Date.parse(clock()) }

  const crew = instancesOf(() => pace)
  const from = clock()
  let over = false
  const weather = sinkBy(sink, () => over)
  for (const phase of [0, 1]) {
    await crew.start()
    await Promise.all([
      crew.strike(form.phaseMs, Math.ceil(form.kills / 2), () => sink.taken(2 * second)),
      happenings(told, form, later / 2, Date.now() + form.phaseMs),
    ])
    await crew.hasRun()
    if (phase === 0) {
      await crew.stop()
      pace = { ...pace, realStart: Date.now(), trialStart: Date.parse(clock()) + standstill }
    }
  }
  over = true
  await weather
  await sink.be('takes')
  await wait(3 * second)
  await crew.stop()
  const until = clock()
  await sendTheRest(until)
  const verdict = await judge({
    ...{ histories: told.histories, office: scene.office, arrived: sink.arrived, from, until },
    ...{ runs: crew.runs, kills: crew.kills, lateSentence: english.late },
  })
  const visits = Object.entries(sink.visits).map(([mood, count]) => `${mood} ${count}`)
  return {
    faults: [...verdict.faults, ...(crew.runs.length === 0 ? ['no run of alarms ended'] : [])],
    lines: [
      `leaks      ${told.histories.length}, ${told.histories.reduce((sum, one) => sum + one.changes.length - 1, 0)} changes to them`,
      `instances  ${instances}, killed ${crew.kills.length} times; ${crew.failures.length} runs failed and were tried again ${crew.failures.slice(0, 3).join(' · ')}`,
      `server     ${visits.join(', ')}`,
      ...verdict.lines,
    ],
  }
}

/** Deeds at random moments, and reports in between, until a moment of this machine. */
async function happenings(told: ReturnType<typeof story>, form: Form, reports: number, until: number) {
  const count = Math.ceil(form.deeds / 2)
  const all = [
    ...Array.from({ length: count }, (_, n) => ({ deed: deeds[n % deeds.length] })),
    ...Array.from({ length: Math.ceil(reports) }, () => ({ deed: undefined })),
  ]
  const timed = all.map((one) => ({ ...one, at: randomInt(0, form.phaseMs) })).sort((a, b) => a.at - b.at)
  const start = until - form.phaseMs
  for (const { deed, at } of timed) {
    await wait(Math.max(0, start + at - Date.now()))
    if (deed) await told.happens(deed, randomInt(0, told.histories.length))
    else await told.report()
  }
}

async function sinkBy(sink: FailingSink, over: () => boolean): Promise<void> {
  for (let n = 0; !over(); n += 1) {
    const [mood, seconds] = moods[n % moods.length] ?? ['takes', 1]
    await sink.be(mood)
    const until = Date.now() + seconds * second
    while (Date.now() < until && !over()) await wait(50)
  }
}

/** Two instances, each started again after it was killed. */
function instancesOf(pace: () => Pace) {
  const runs: Run[] = []
  const failures: string[] = []
  const kills: number[] = []
  let children: ChildProcess[] = []

  const begin = (): Promise<ChildProcess> => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'lib/cli/trials/alarms/instance.ts', JSON.stringify(pace())],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: environmentWith({ DATABASE_URL: databaseUrl(), LOG_LEVEL: 'silent' }),
      },
    )
    return new Promise((resolve, reject) => {
      child.once('exit', () => reject(new OperatorError('An instance ended by itself.')))
      createInterface({ input: child.stdout }).on('line', (text) => {
        const { ran, ended, failed, trouble, up } = line.parse(JSON.parse(text))
        if (up) resolve(child)
        if (ran && ended) runs.push({ ran: Date.parse(ran), ended: Date.parse(ended) })
        if (failed || trouble) failures.push(failed ?? trouble ?? '')
      })
    })
  }
  const kill = async (child: ChildProcess) => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    kills.push(Date.now())
    child.kill('SIGKILL')
    await gone
  }
  const restart = async (place: number) => {
    const child = children[place]
    if (child) await kill(child)
    await wait(randomInt(0, second))
    children[place] = await begin()
  }
  return {
    ...{ runs, failures, kills },
    start: async () => {
      children = await Promise.all(Array.from({ length: instances }, begin))
    },
    /** Waits for a run that begins now or later to end: a busy machine may take its time, and what never runs is told as missed. */
    hasRun: async () => {
      const [now, until] = [Date.parse(trialNow(pace())), Date.now() + minute]
      while (!runs.some(({ ran }) => ran >= now) && Date.now() < until) await wait(100)
    },
    stop: async () => {
      await Promise.all(children.map(kill))
      children = []
    },
    /** Kills one after the other at random moments within so long; every other one when a mail was just taken and is not noted yet. */
    strike: async (ms: number, count: number, mailTaken: () => Promise<void>) => {
      const start = Date.now()
      const at = Array.from({ length: count }, () => randomInt(0, ms)).sort((a, b) => a - b)
      const back: Promise<void>[] = []
      for (const [n, moment] of at.entries()) {
        await wait(Math.max(0, start + moment - Date.now()))
        await back[n - instances]
        if (n % 2 === 1) await mailTaken()
        back.push(restart(n % instances))
      }
      await Promise.all(back)
      await wait(Math.max(0, start + ms - Date.now()))
    },
  }
}

/** What still waits, when its time has come. */
async function sendTheRest(until: Instant): Promise<void> {
  const settings = mailSettings()
  for (let round = 0; settings && round < 10; round += 1) {
    const next = await db().mail.findFirst({ where: { nextTryAt: { not: null } }, orderBy: { nextTryAt: 'desc' } })
    if (!next?.nextTryAt) return
    const at = instantOf(new Date(Math.max(Date.parse(until), next.nextTryAt.getTime())))
    await deliverDue(settings, () => at)
  }
}
