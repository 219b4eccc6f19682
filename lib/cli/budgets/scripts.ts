import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import vm from 'node:vm'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { inSeconds } from '@/lib/time/length'
import { startStack } from '../trials/stack'

const buildManifest = z.object({ rootMainFiles: z.array(z.string()) })
const clientManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) })

/** What a route may load beyond an empty page, in kB gzip. */
const budgets: Record<string, number> = { '/registers/[register]': 55, '/report-leak': 35, '/login': 15 }

/** Prints the JavaScript that each route loads first, gzip, beyond what an empty page of this application loads. */
export function scriptSizes(build: string): void {
  const folder = path.join(build, '.next')
  const { rootMainFiles } = buildManifest.parse(
    JSON.parse(readFileSync(path.join(folder, 'build-manifest.json'), 'utf8')),
  )
  const sizes = new Map<string, number>()
  const sizeOf = (files: Iterable<string>) => {
    let total = 0
    for (const file of new Set(files)) {
      const known = sizes.get(file) ?? gzipSync(readFileSync(path.join(folder, file))).length
      sizes.set(file, known)
      total += known
    }
    return total / 1000
  }
  const routes = routesOf(path.join(folder, 'server/app'))
  const rootLayout = routes[0]?.entries['[project]/app/layout'] ?? []
  const empty = sizeOf([...rootMainFiles, ...rootLayout])
  console.log(`${'empty page'.padEnd(44)} ${empty.toFixed(0).padStart(5)} kB`)
  for (const { route, entries } of routes) {
    const more = sizeOf([...rootMainFiles, ...Object.values(entries).flat()]) - empty
    const limit = budgets[route]
    const verdict = limit === undefined ? '' : more <= limit ? `(at most +${limit})` : `OVER: at most +${limit}`
    console.log(`${route.padEnd(44)} ${`+${more.toFixed(0)}`.padStart(5)} kB ${verdict}`)
  }
}

type Route = { route: string; entries: Record<string, string[]> }

function routesOf(server: string): Route[] {
  return readdirSync(server, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('page_client-reference-manifest.js') && !file.startsWith('_'))
    .map((file) => ({ route: routeOf(file), entries: entriesOf(path.join(server, file)) }))
    .sort((a, b) => a.route.localeCompare(b.route))
}

function routeOf(file: string): string {
  const segments = file.split('/').slice(0, -1)
  return `/${segments.filter((segment) => !segment.startsWith('(')).join('/')}`
}

/** The manifest is a script that fills a global; run where it can reach nothing else. */
function entriesOf(file: string): Record<string, string[]> {
  const sandbox: { __RSC_MANIFEST: Record<string, unknown> } = { __RSC_MANIFEST: {} }
  vm.runInNewContext(readFileSync(file, 'utf8'), Object.assign(sandbox, { globalThis: sandbox }))
  const { entryJSFiles } = clientManifest.parse(Object.values(sandbox.__RSC_MANIFEST)[0])
  return Object.fromEntries(Object.entries(entryJSFiles).filter(([entry]) => !entry.includes('node_modules')))
}

const folders = ['app', 'components', 'lib', 'e2e']
const generated = /generated|node_modules/

/** Prints how long the source files are: median, 95th percentile and the longest. */
export function fileSizes(): void {
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !generated.test(file))
  const sizes = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  sizes.sort((a, b) => a.lines - b.lines)
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]
  const longest = sizes.at(-1)
  console.log(`files      ${sizes.length}`)
  console.log(`median     ${at(0.5)?.lines} lines (at most 60)`)
  console.log(`95 %       ${at(0.95)?.lines} lines (at most 250)`)
  console.log(`longest    ${longest?.lines} lines, ${longest?.file} (at most 350)`)
}

const rounds = 3

/** Prints how long `npm start` takes on a built checkout until it is ready, with the embedded database. */
export async function coldStart(): Promise<void> {
  const seconds = await coldStartSeconds()
  const load = loadavg()[0]?.toFixed(1)
  console.log(`cold start ${seconds.toFixed(1)} s (at most 5 s); load of the machine ${load}`)
}

/** The median of three starts on data that is there already, if need be with another Node.js. */
export async function coldStartSeconds(node = process.execPath): Promise<number> {
  const first = await startStack(undefined, node)
  await first.pause()
  const seconds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    const stack = await startStack(first.dataFolder, node)
    seconds.push(inSeconds(performance.now() - started))
    if (round === rounds - 1) await stack.stop()
    else await stack.pause()
  }
  return seconds.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
