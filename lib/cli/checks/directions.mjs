// Imports flow one way: down the list of rooms, and never round, between files or between folders.
import { folderOf, isCode, isTest, order, placeOf } from './order.mjs'

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

/** Crossings that the list alone does not forbid: from, to, what to do; with `type` a type may cross. Tests may. */
const crossings = [
  [/^app\//, /^lib\/db\/(client|generated)/, 'app/ does not use the database; call a loader, query or command.'],
  [
    /^components\/ui\//,
    /^(app|lib|components\/(?!ui\/))/,
    'components/ui could ship in another product; move the file out of ui, or hand it what it needs.',
  ],
  [
    /^components\/(?!ui\/)/,
    /^app\/|^lib\/(?!table\/|time\/|text\/|errors\/|log\/visit[.]ts|access\/(actor|roles)[.]ts)/,
    'shared components take of lib the ground and roles only; hand the component what it needs.',
    { type: true, tests: true },
  ],
]

/** The database stays out of app, words of the field out of components, and what is made for tests in tests. */
export function crossed({ imports }) {
  return imports.flatMap(({ from, to, type }) => [
    ...(isTest(from) ? [] : crossings)
      .filter(([here, there, , may]) => here.test(from) && there.test(to) && !(may?.type && type))
      .map(([, , what]) => `${from}: imports ${to}; ${what}`),
    ...(isTest(to) && !isTest(from) && !from.startsWith('lib/cli/')
      ? [`${from}: imports ${to}; only tests use what is made for tests, move what both need out of testing.`]
      : []),
  ])
}

/** What only Next can load. */
const onlyInNext = ['server-only', 'next/headers', 'next/navigation', 'next/cache', 'next-intl/server']

/** Brings stand-ins for Next of its own. */
const follow = 'lib/cli/house/follow.ts'

/** Commands run outside Next: no file that one of them loads, however far away, asks for what only Next gives. */
export function commandsOutsideNext({ files, imports, moduleOf }) {
  const isCommand = (file) => file.startsWith('lib/cli/') && isCode(file) && !isTest(file) && file !== follow
  const between = new Map(files.map((file) => [file, new Map()]))
  for (const one of imports) if (!one.type) between.get(one.from)?.set(one.to, one)
  between.set('commands', new Map(files.filter(isCommand).map((file) => [file, null])))
  const reached = reachedFrom('commands', between)
  return [...reached.keys()].filter(isCode).flatMap((file) => {
    const asked = moduleOf(file).asked.find(({ name, type }) => !type && onlyInNext.includes(name))
    if (!asked) return []
    const way = [file]
    while (reached.get(way[0]) !== 'commands') way.unshift(reached.get(way[0]))
    return [
      `${file}: asks for ${asked.name}, which only Next can load, and a command loads it (${way.join(' → ')}); move what the command needs into a file of its own.`,
    ]
  })
}

/** No loops between files, tests and types included. */
export function fileLoops({ imports }) {
  return knots(imports.map((one) => ({ ...one, here: one.from, there: one.to }))).map(({ loop }) => {
    const way = [loop[0].from, ...loop.map(({ to }) => to)].join(' → ')
    return `${loop[0].from}: files import each other in a loop (${way}); move what both need into a file of its own.`
  })
}

/** R1: no loops between folders, a parent and its sub-folder included. */
export function folderLoops({ imports }) {
  return knotsOfFolders(imports).map(({ loop }) => {
    const way = loop.map(({ from, to }) => `${from} → ${to}`).join(', ')
    return `${folderOf(loop[0].from)}: folders import each other in a loop (${way}); move what both need lower.`
  })
}

/** Folders that reach each other by their imports, types included, tests left out. */
export function knotsOfFolders(imports) {
  return knots(
    imports
      .filter(({ from, to }) => !isTest(from) && !isTest(to) && isCode(from) && isCode(to))
      .map((one) => ({ ...one, here: folderOf(one.from), there: folderOf(one.to) }))
      .filter(({ here, there }) => here !== there && here !== ''),
  )
}

/** Every set of members that reach each other, with one of the shortest loops of imports in it. */
function knots(imports) {
  const between = new Map()
  for (const one of imports) {
    if (!between.has(one.here)) between.set(one.here, new Map())
    if (!between.get(one.here).has(one.there)) between.get(one.here).set(one.there, one)
  }
  const reach = new Map([...between.keys()].sort().map((member) => [member, reachedFrom(member, between)]))
  const seen = new Set()
  const found = []
  for (const [member, reached] of reach) {
    if (seen.has(member) || !reached.has(member)) continue
    const members = [...reached.keys()].filter((other) => reach.get(other)?.has(member)).sort()
    for (const one of members) seen.add(one)
    found.push({ members, loop: loopThrough(member, reached, between) })
  }
  return found
}

/** Member → whom it was first reached from, nearest first; the start itself is in it when a loop leads back. */
function reachedFrom(start, between) {
  const found = new Map()
  const queue = [start]
  for (const member of queue) {
    for (const next of between.get(member)?.keys() ?? []) {
      if (found.has(next)) continue
      found.set(next, member)
      queue.push(next)
    }
  }
  return found
}

function loopThrough(start, reached, between) {
  const loop = []
  let member = start
  do {
    const before = reached.get(member)
    loop.unshift(between.get(before).get(member))
    member = before
  } while (member !== start)
  return loop
}
