// What the rules of the rooms look at: the files, what they say, who imports whom, and the README of each room.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { filesUnder } from './files.mjs'
import { isCode, roomOf } from './order.mjs'
import { readmeOf } from './readme.mjs'

const ours = /^(app|components|lib)\/|^(proxy|instrumentation)[.]ts$/

/**
 * Reads a tree once. `imports` holds imports of own files, types included (`type` when nothing else is taken, `dynamic`
 * when it is loaded only when called for).
 */
export function readHouse(root = '.') {
  const files = filesUnder('.', root).sort()
  const texts = new Map()
  const text = (file) => {
    if (!texts.has(file)) texts.set(file, readFileSync(path.join(root, file), 'utf8'))
    return texts.get(file)
  }
  const modules = new Map()
  const moduleOf = (file) => {
    if (!modules.has(file)) modules.set(file, parsed(file, text(file)))
    return modules.get(file)
  }
  const own = new Set(files)
  return {
    files,
    text,
    moduleOf,
    imports: files
      .filter((file) => ours.test(file) && isCode(file))
      .flatMap((file) => importsOf(file, moduleOf(file), own)),
    readmes: new Map(readmes(files).map(([room, file]) => [room, readmeOf(text(file))])),
  }
}

/** What a file asks of others and gives to them, and its statements. */
function parsed(file, source) {
  const { module, program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const asked = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      type: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries
        .filter(({ moduleRequest }) => moduleRequest)
        .map(({ moduleRequest, isType }) => ({ name: moduleRequest.value, type: isType })),
    ),
  ]
  if (/\bimport\(/.test(source)) asked.push(...askedLater(program))
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName, localName, isType }) => ({
      name: exportName.kind === 'Default' ? (localName.name ?? 'default') : (exportName.name ?? '*'),
      type: isType,
    })),
  )
  return { asked, exports, body: program.body }
}

/** `import('…')`, as a value or as a type. */
function askedLater(program) {
  const asked = []
  const add = (type) => (node) => {
    if (typeof node.source?.value === 'string') asked.push({ name: node.source.value, type, dynamic: true })
  }
  new Visitor({ ImportExpression: add(false), TSImportType: add(true) }).visit(program)
  return asked
}

function importsOf(from, { asked }, own) {
  const found = new Map()
  for (const { name, type, dynamic = false } of asked) {
    const to = resolved(from, name, own)
    if (to === null) continue
    const before = found.get(to) ?? { from, to, type: true, dynamic: true }
    found.set(to, { from, to, type: before.type && type, dynamic: before.dynamic && dynamic })
  }
  return [...found.values()]
}

/** The own file that a name means; null for packages, and for what a generator makes. */
function resolved(from, name, own) {
  if (!/^(@\/|[.])/.test(name)) return null
  const base = name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(from), name)
  return ['', '.ts', '.tsx', '.mjs', '.cjs', '.js'].map((end) => base + end).find((file) => own.has(file)) ?? null
}

function readmes(files) {
  return files.filter((file) => /^lib\/.+\/README[.]md$/.test(file)).map((file) => [file.slice(4, -10), file])
}

/** The rooms of a house: each folder of lib, and each folder of a row of rooms. */
export function roomsIn(files) {
  return [...new Set(files.map(roomOf))].filter((room) => room !== null).sort()
}
