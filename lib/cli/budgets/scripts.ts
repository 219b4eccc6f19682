import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

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
