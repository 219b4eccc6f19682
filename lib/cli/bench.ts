import { existsSync, mkdirSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { benchFolder, give } from '@/lib/config/process'
import { secretNames } from '@/lib/config/settings'
import { setDatabase } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import { day } from '@/lib/time/length'
import { hangUp } from './bench/asks'
import { compareBars } from './bench/bars'
import { besideBare } from './bench/beside'
import { browse } from './bench/browser'
import { crowd } from './bench/crowd'
import { exported } from './bench/exports'
import { companies, fill } from './bench/fill'
import { fillLog } from './bench/fill-log'
import { compareOnce, fillSuppression, listSecrets } from './bench/lists'
import { memoryOf, sumOf } from './bench/memory'
import { askAsProgram } from './bench/programs'
import { type Felt, feel, places, type Visitor } from './bench/visits'
import { write } from './bench/writes'
import { withDatabase } from './operator/store'
import { sendTrialPeopleAway, signedInPeople } from './trials/people'
import { auditState, type Stack, startStack } from './trials/stack'

const rounds = 30
const crowdSeconds = 10
const sizes = Object.keys(companies)

/**
 * `npm run bench [72|5000|50000] [exports] [--rounds=N]`: measures a whole Dertig, or its largest exports alone, with the example
 * company multiplied to that size. What it makes stays in a folder (BENCH_DATA, else the system's temporary one), so that only the first run takes minutes.
 * What is timed was asked `warmUps` times before. Prints figures and never fails for being slow. `npm run bench api [sizes] [--beside=file.json]`: the door for programs alone.
 */
export async function bench(args: readonly string[]): Promise<number> {
  if (args.includes('lists')) return lists()
  const chosen = sizes.filter((size) => !args.some((arg) => sizes.includes(arg)) || args.includes(size))
  const asked = Number(args.find((arg) => arg.startsWith('--rounds='))?.split('=')[1] ?? rounds)
  const root = benchFolder() ?? path.join(tmpdir(), 'dertig-bench')
  const beside = args.find((arg) => arg.startsWith('--beside='))?.split('=')[1] ?? null
  for (const size of chosen)
    await measure(size, path.join(root, size), (stack) => {
      if (args.includes('api')) return programs(stack, asked, beside)
      return args.includes('exports') ? exported(stack) : figures(stack, Number(size), asked)
    })
  return 0
}

/** `npm run bench lists`: a list of 100,000 addresses compared with as many suppressed ones, by a whole Dertig. */
async function lists(): Promise<number> {
  const stack = await startStack(undefined, process.execPath, 'start', listSecrets)
  try {
    await fillSuppression(stack.ownerUrl)
    const [dpo] = await signedInPeople(stack.ownerUrl, 1, 'dpo')
    for (let round = 1; round <= 3; round += 1) {
      const { ms: took, cpuMs, bytes, rows, found, atRest, most } = await compareOnce(stack, dpo?.cookie ?? '')
      console.log(
        `${rows} addresses (${mb(bytes / 1_000_000)}), ${found} found: ${ms(took)} (at most 5000), of which the application had a core for ${ms(cpuMs)}, memory of the application ${mb(most)} (at most 300), ${mb(atRest)} before`,
      )
    }
  } finally {
    await stack.stop()
  }
  console.log(`load of the machine at the end ${loadavg()[0]?.toFixed(1)}`)
  return 0
}

/** The door for programs, with a token of the DPO. */
async function programs(stack: Stack, rounds: number, beside: string | null): Promise<void> {
  await inDatabaseOf(stack, () => askAsProgram(stack.address, stack.applicationUrl, rounds, beside))
  console.log(`load of the machine at the end ${loadavg()[0]?.toFixed(1)}`)
}

/** Work of this process with the database of a stack. Several come one after another: what the last one gave is forgotten. */
async function inDatabaseOf({ dataFolder }: Stack, work: () => Promise<void>): Promise<void> {
  give({ DERTIG_DATA: dataFolder, DATABASE_URL: '', ...Object.fromEntries(secretNames.map((name) => [name, ''])) })
  setDatabase(null)
  await withDatabase(async () => {
    await work()
    return 0
  })
}

async function measure(size: string, folder: string, work: (stack: Stack) => Promise<void>): Promise<void> {
  console.log(`\n── ${size} activities (${folder})`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stack = await startStack(folder, process.execPath, 'demo', { LOG_LEVEL: 'info', LOG_QUERIES: 'on' })
  try {
    const company = companies[size]
    const filled = path.join(folder, 'filled')
    if (company && !existsSync(filled)) {
      await fill(stack.ownerUrl, company, (entries) => inDatabaseOf(stack, () => fillLog(entries)))
      const log = auditState(stack)
      if (log !== 'ok') throw new OperatorError(`The log that was filled does not verify: ${log}.`)
      mkdirSync(filled)
    }
    await sendTrialPeopleAway(stack.ownerUrl)
    await work(stack)
  } finally {
    hangUp()
    await stack.pause()
  }
}

async function figures(stack: Stack, size: number, rounds: number): Promise<void> {
  const asOf = new Date(Date.now() - 50 * day).toISOString().slice(0, 10)
  const people = await Promise.all(
    (['dpo', 'editor', 'employee'] as const).map(async (role): Promise<Visitor> => {
      const [person] = await signedInPeople(stack.ownerUrl, 1, role)
      return { role, cookie: person?.cookie ?? '', asOf }
    }),
  )
  const [dpo] = people
  if (!dpo) return
  const resting = memoryOf(stack.mainProcess, stack.databaseProcess())
  const felt = await feel(stack.address, path.join(stack.dataFolder, 'app.log'), people, rounds)
  const lists = places.filter(({ path: at }) => at.startsWith('/registers/activities') && !at.endsWith('A-001'))
  const reporters = await signedInPeople(stack.ownerUrl, 40)
  await inDatabaseOf(stack, async () => {
    const bare = await besideBare(stack.applicationUrl, lists, asOf, rounds)
    printFelt(felt, bare)
    for (const { name, median, p95, statements, goal } of await write(reporters, rounds))
      console.log(`${name.padEnd(24)} ${ms(median)} median, ${ms(p95)} p95 (at most ${goal}), ${statements} statements`)
    const { bars, notByHand, notTheirRows } = await compareBars()
    console.log(
      `bars of the first page   ${bars}, ${notByHand.length} not as counted by hand, ${notTheirRows.length} not as their lists`,
    )
    for (const wrong of [...notByHand, ...notTheirRows]) console.log(`  ${wrong}`)
  })
  for (const what of ['clicks', 'pages'] as const) {
    const crowded = await crowd(stack.address, what, [...people, ...reporters], Math.ceil(size / 50), crowdSeconds)
    console.log(
      `16 clients, ${what.padEnd(12)} ${crowded.perSecond.toFixed(1)} a second (at least ${what === 'clicks' ? 60 : 35}), p95 ${ms(crowded.p95)}, ${crowded.writes} reports, ${crowded.errors.length} errors`,
    )
    for (const error of crowded.errors) console.log(`  ${error}`)
  }
  const after = memoryOf(stack.appProcess())
  console.log(`memory at rest           ${mb(sumOf(resting))} of all processes (at most 350)`)
  for (const { name, mb: own } of resting) console.log(`  ${mb(own)} ${name.slice(0, 90)}`)
  console.log(`memory after it          ${mb(sumOf(after))} of the application (at most 450)`)
  for (const { what, ms: value, goal } of await browse(stack.address, dpo, 5))
    console.log(`${what.padEnd(32)} ${value.toFixed(0).padStart(6)} (at most ${goal})`)
  console.log(`load of the machine at the end ${loadavg()[0]?.toFixed(1)}`)
}

/** One line a place and role: page and click, the click beside a bare server, and what was sent. */
function printFelt(felt: readonly Felt[], bare: ReadonlyMap<string, { median: number }>): void {
  console.log('role      place                   page        click p95     goal   bare  ratio  SQL    kB  nodes')
  for (const click of felt.filter(({ kind }) => kind === 'click')) {
    const page = felt.find(({ kind, name, role }) => kind === 'page' && name === click.name && role === click.role)
    const beside = click.role === 'dpo' ? bare.get(click.name)?.median : undefined
    const over = click.median > click.goal ? '!' : ' '
    console.log(
      [
        click.role.padEnd(9),
        click.name.padEnd(20),
        `${ms(page?.median ?? 0)}`,
        `${ms(click.median)} ${ms(click.p95)}`,
        `${String(click.goal).padStart(5)}${over}`,
        beside === undefined ? '           ' : `${ms(beside)} ${(click.median / beside).toFixed(1).padStart(5)}`,
        String(click.statements).padStart(4),
        String(page?.kB ?? 0).padStart(5),
        String(page?.nodes ?? 0).padStart(6),
      ].join(' '),
    )
  }
}

const ms = (value: number) => `${value.toFixed(1).padStart(6)} ms`
const mb = (value: number) => `${value.toFixed(0).padStart(5)} MB`
