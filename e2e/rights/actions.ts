import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const root = path.resolve(__dirname, '../..')
const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
})

export type BuiltAction = { id: string; file: string; exportedName: string; name: string | null; page: string }

/** Every server action of the newest build with its name in the application and a page that carries it. */
export function builtActions(): BuiltAction[] {
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(newestManifest(), 'utf8')))
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    exportedName,
    name: nameOf(filename, exportedName),
    page: pageOf(Object.keys(workers)),
  }))
}

function newestManifest(): string {
  const builds = path.join(root, '.dertig/builds')
  const folders = existsSync(builds) ? readdirSync(builds).map((name) => path.join(builds, name)) : []
  const found = [root, ...folders]
    .map((folder) => path.join(folder, '.next/server/server-reference-manifest.json'))
    .filter((file) => existsSync(file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  if (!found[0]) throw new Error('there is no build to read the server actions from')
  return found[0]
}

/** The name an action was built with; null for one that was not built by action() or formAction(). */
function nameOf(file: string, exportedName: string): string | null {
  const source = readFileSync(path.join(root, file), 'utf8')
  const built = new RegExp(`export const ${exportedName} = (?:action|formAction)\\(\\{\\s*name: '([^']+)'`)
  return built.exec(source)?.[1] ?? null
}

function pageOf(workers: readonly string[]): string {
  const paths = workers.map((worker) => {
    const parts = worker.split('/').slice(1, -1)
    return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
  })
  return paths.sort((a, b) => a.split('[').length - b.split('[').length || a.length - b.length)[0] ?? '/'
}
