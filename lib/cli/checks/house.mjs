// What the rules of the rooms look at: the files, what they say, who imports whom, and the README of each room.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { allExtensions, cruise } from 'dependency-cruiser'
import { tsImport } from 'tsx/esm/api'
import { filesUnder } from './files.mjs'
import { roomOf } from './order.mjs'
import { readmeOf } from './readme.mjs'

const roots = ['app', 'components', 'lib', 'proxy.ts', 'instrumentation.ts']

/**
 * Reads a tree once. `imports` holds own files only, types included; `violations` are what dependency-cruiser found
 * against `forbidden`, each as one sentence; `slugs` and `namespaces` are the registers declared and the texts loaded.
 */
export async function readHouse(root = '.', forbidden = []) {
  // Without a parser for TypeScript every file would look as if it imported nothing.
  if (!allExtensions.some(({ extension, available }) => extension === '.tsx' && available))
    throw new Error('dependency-cruiser finds no parser for TypeScript: install @swc/core beside it.')
  const files = filesUnder('.', root)
  const own = new Set(files)
  const cruised = await cruise(
    roots.filter((name) => existsSync(path.join(root, name))),
    {
      baseDir: path.resolve(root),
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: ['node_modules', '^lib/db/generated', '^[.]next'] },
      exclude: { path: ['^[.]next', '^[.]dertig', 'node_modules/(?!server-only)'] },
      tsPreCompilationDeps: true,
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'], alias: { '@': path.resolve(root) } },
  )
  const { modules, summary } = cruised.output
  const imports = modules.flatMap(({ source, dependencies }) =>
    own.has(source)
      ? dependencies
          .filter(({ resolved }) => own.has(resolved))
          .map(({ resolved, dynamic }) => ({ from: source, to: resolved, dynamic }))
      : [],
  )
  const texts = new Map()
  return {
    files,
    imports: [...new Map(imports.map((one) => [`${one.from} ${one.to}`, one])).values()],
    violations: summary.violations.map((violation) => sentence(violation, forbidden)),
    readmes: new Map(
      readmes(files).map(([room, file]) => [room, readmeOf(readFileSync(path.join(root, file), 'utf8'))]),
    ),
    ...(await registersAndTexts(root)),
    text: (file) => {
      if (!texts.has(file)) texts.set(file, readFileSync(path.join(root, file), 'utf8'))
      return texts.get(file)
    },
  }
}

function sentence({ from, to, rule, cycle }, forbidden) {
  const way = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to]
  return `${way.join(' → ')}: ${forbidden.find(({ name }) => name === rule.name)?.comment}`
}

function readmes(files) {
  return files.filter((file) => /^lib\/.+\/README[.]md$/.test(file)).map((file) => [file.slice(4, -10), file])
}

/** The rooms of a house: each folder of lib, and each folder of a row of rooms. */
export function roomsIn(files) {
  return [...new Set(files.map(roomOf))].filter((room) => room !== null).sort()
}

/** What the application itself says, however it says it: listed or derived. Nothing in a tree without registers. */
async function registersAndTexts(root) {
  const load = async (file) => {
    const full = path.resolve(root, file)
    if (!existsSync(full)) return {}
    return tsImport(full, { parentURL: import.meta.url, tsconfig: path.resolve(root, 'tsconfig.json') })
  }
  const { catalog = [] } = await load('lib/registers/catalog.ts')
  const { namespaces = [] } = await load('lib/text/namespaces.ts')
  return { slugs: catalog.map(({ slug }) => slug), namespaces: [...namespaces] }
}
