import { readFileSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { clickedPath, clickHeaders } from '../trials/clicks'
import { type Answer, ask, type Times, timesOf, warmUps } from './asks'

/** A person of the bench and the header by which the browser says which page it comes from. */
export type Visitor = { role: string; cookie: string; asOf?: string }
export type Place = { name: string; path: string; goal: number; asOf?: boolean }
export type Felt = Times & {
  name: string
  kind: 'page' | 'click'
  role: string
  kB: number
  nodes: number
  statements: number
  goal: number
}

const list = '/registers/activities'
/** What is opened, and how many ms a click may take at 50,000. */
export const places: readonly Place[] = [
  { name: 'list', path: list, goal: 60 },
  { name: 'sort by title', path: `${list}?sort=title`, goal: 60 },
  { name: 'sort by own field', path: `${list}?sort=-recordKind`, goal: 60 },
  { name: 'filter by status', path: `${list}?f.status=draft`, goal: 60 },
  { name: 'filter by own field', path: `${list}?f.recordKind=controller`, goal: 60 },
  { name: 'search, three signs', path: `${list}?q=ghe`, goal: 60 },
  { name: 'search, a word', path: `${list}?q=poperinge`, goal: 60 },
  { name: 'page 2', path: `${list}?page=2`, goal: 60 },
  { name: 'page 500', path: `${list}?page=500`, goal: 60 },
  { name: 'a facet opened', path: `${list}?open=status`, goal: 120 },
  { name: 'as of a date', path: list, goal: 100, asOf: true },
  { name: 'record page', path: `${list}/A-001`, goal: 40 },
  { name: 'overview', path: '/', goal: 80 },
  { name: 'leaks', path: '/leaks', goal: 60 },
  { name: 'findings', path: '/findings', goal: 60 },
  { name: 'calendar', path: '/calendar', goal: 60 },
  { name: 'audit log', path: '/audit', goal: 60 },
]

const logged = z.object({ statements: z.number(), door: z.string(), kind: z.literal('page') })

const kinds = ['page', 'click'] as const

function asked(visitor: Visitor, place: Place, kind: (typeof kinds)[number]) {
  const headers = { cookie: cookiesOf(visitor, place), ...(kind === 'click' ? clickHeaders : {}) }
  return { headers, path: kind === 'click' ? clickedPath(place.path) : place.path }
}

/** All places in turn, by one visitor: nothing is timed. */
async function warmUp(address: string, visitor: Visitor): Promise<void> {
  for (let round = 0; round < warmUps; round += 1)
    for (const place of places)
      for (const kind of kinds) {
        const { path, headers } = asked(visitor, place, kind)
        await ask(address, path, headers)
      }
}

/**
 * Opens each place so many times as each visitor, as a whole page and as a click, one after another, once everything was
 * opened `warmUps` times.
 */
export async function feel(
  address: string,
  log: string,
  visitors: readonly Visitor[],
  rounds: number,
): Promise<Felt[]> {
  const [first] = visitors
  if (first) await warmUp(address, first)
  const felt: Felt[] = []
  for (const visitor of visitors) {
    for (const place of places) {
      for (const kind of kinds) {
        const { path, headers } = asked(visitor, place, kind)
        const once = await ask(address, path, headers)
        if (once.status !== 200) break
        const before = statSync(log).size
        const answers: Answer[] = []
        for (let round = 0; round < rounds; round += 1) answers.push(await ask(address, path, headers))
        await wait(20)
        const last = answers.at(-1) ?? once
        felt.push({
          ...timesOf(answers.map(({ ms }) => ms)),
          ...{ name: place.name, kind, role: visitor.role, goal: place.goal },
          kB: Math.round(last.bytes / 1000),
          nodes: kind === 'page' ? last.nodes : 0,
          statements: statementsSince(log, before),
        })
      }
    }
  }
  return felt
}

function cookiesOf({ cookie, asOf }: Visitor, place: Place): string {
  return place.asOf && asOf ? `${cookie}; dertig.as-of=${asOf}` : cookie
}

/** The median number of statements of the pages that the application logged since. */
function statementsSince(log: string, from: number): number {
  const lines = readFileSync(log).subarray(from).toString('utf8').split('\n')
  const counts = lines.flatMap((line) => {
    if (!line.startsWith('{')) return []
    const read = logged.safeParse(JSON.parse(line))
    return read.success ? [read.data.statements] : []
  })
  return timesOf(counts).median
}
