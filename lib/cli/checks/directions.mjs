// Imports flow one way: down the list of rooms, and never round between folders.
import { folderOf, isCode, isTest, order, placeOf } from './order.mjs'

const tests = '[.]test[.]tsx?$|/testing/|/testing[^/]*[.]ts$'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const forbidden = [
  {
    name: 'no-cycles',
    comment: 'these files import each other in a loop; move what both need into a file of its own.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-prisma-in-app',
    comment: 'app/ does not use the database; call a loader, query or command.',
    severity: 'error',
    from: { path: '^app/' },
    to: { path: '^lib/db/(client|generated)' },
  },
  {
    name: 'primitives-stand-alone',
    comment: 'components/ui could ship in another product; move the file out of ui, or hand it what it needs.',
    severity: 'error',
    from: { path: '^components/ui/' },
    to: { path: '^(app|lib|components/(?!ui/))' },
  },
  {
    name: 'components-know-no-register',
    comment: 'shared components take of lib the ground and roles only; hand the component what it needs.',
    severity: 'error',
    from: { path: '^components/' },
    to: {
      path: ['^app/', '^lib/(?!table/|time/|text/|errors/|access/(actor|roles)[.]ts)'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'tests-stay-in-tests',
    comment: 'only tests use what is made for tests; move what both need out of testing.',
    severity: 'error',
    from: { pathNot: [tests, '^lib/cli/', '^vitest'] },
    to: { path: tests },
  },
]

/** R1: every import points to a room before one's own; every folder of lib is in the list. Tests may look anywhere. */
export function upward({ files, imports }) {
  const unlisted = new Set(files.filter((file) => file.startsWith('lib/') && placeOf(file) < 0).map(topOf))
  return [
    ...[...unlisted].map(
      (folder) => `${folder}: is not in the list of rooms; give it its line in lib/cli/checks/order.mjs.`,
    ),
    ...arrowsUpward(imports).map(
      ({ from, to }) =>
        `${from}: imports ${to}, but ${order[placeOf(to)]} stands after ${order[placeOf(from)]} in the list of rooms; move what both need lower.`,
    ),
  ]
}

const topOf = (file) => file.split('/').slice(0, 2).join('/')

/** Imports against the list. */
export function arrowsUpward(imports) {
  return imports.filter(
    ({ from, to }) => isCode(from) && isCode(to) && !isTest(from) && placeOf(from) >= 0 && placeOf(to) > placeOf(from),
  )
}

/** Loops that stand until the work on them lands; empty is the aim. */
const known = [
  // form ↔ controls ↔ device: the widgets of a form are being cut into folders that point one way.
  'components/form',
]

/** R1: no loops between folders, a parent and its sub-folder included. */
export function folderLoops({ imports }) {
  return loopsBetweenFolders(imports)
    .filter(({ folders }) => !known.some((top) => folders.every((name) => name === top || name.startsWith(`${top}/`))))
    .map(({ loop }) => {
      const way = loop.map(({ from, to }) => `${from} → ${to}`).join(', ')
      return `${folderOf(loop[0].from)}: folders import each other in a loop (${way}); move what both need lower.`
    })
}

/** Every knot of folders that reach each other, with one shortest loop of imports in it. Tests are left out. */
export function loopsBetweenFolders(imports) {
  const between = new Map()
  for (const { from, to } of imports) {
    if (isTest(from) || isTest(to) || !isCode(from) || !isCode(to)) continue
    const [here, there] = [folderOf(from), folderOf(to)]
    if (here === '' || here === there) continue
    if (!between.has(here)) between.set(here, new Map())
    if (!between.get(here).has(there)) between.get(here).set(there, { from, to })
  }
  const reach = new Map([...between.keys()].map((folder) => [folder, reachedFrom(folder, between)]))
  const seen = new Set()
  const knots = []
  for (const folder of [...between.keys()].sort()) {
    if (seen.has(folder) || !reach.get(folder).has(folder)) continue
    const folders = [...reach.get(folder).keys()].filter((other) => reach.get(other)?.has(folder))
    for (const one of folders) seen.add(one)
    knots.push({ folders: folders.sort(), loop: loopThrough(folder, reach.get(folder), between) })
  }
  return knots
}

/** Folder → the folder it was first reached from, nearest first; the start itself is in it when a loop leads back. */
function reachedFrom(start, between) {
  const found = new Map()
  const queue = [start]
  for (const folder of queue) {
    for (const next of between.get(folder)?.keys() ?? []) {
      if (found.has(next)) continue
      found.set(next, folder)
      queue.push(next)
    }
  }
  return found
}

function loopThrough(start, found, between) {
  const loop = []
  let folder = start
  do {
    const before = found.get(folder)
    loop.unshift(between.get(before).get(folder))
    folder = before
  } while (folder !== start)
  return loop
}
