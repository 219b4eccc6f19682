import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { complaintsAbout } from './rooms.mjs'

const readme = (room: string, face: string) =>
  `# ${room}\n\nWhat it is for.\n\nFace: ${face}\n\nMust not: know the others.\n\nLaw: none\n`

/** A house of four rooms in which every rule holds. */
const clean: Record<string, string> = {
  'tsconfig.json': '{"compilerOptions":{"module":"esnext","paths":{"@/*":["./*"]}}}',
  'app/page.tsx': `import { list } from '@/lib/leaks/screens/list'\nexport default list\n`,
  'components/ui/button.tsx': 'export const button = 1\n',
  'lib/time/README.md': readme('time', '`clock.ts`'),
  'lib/time/clock.ts': 'export type Clock = { at: number }\nexport const clock = 1\n',
  'lib/text/README.md': readme('text', '`fold.ts`'),
  'lib/text/fold.ts': 'export const fold = 1\n',
  'lib/action/README.md': readme('action', '`action.ts`'),
  'lib/action/action.ts': 'export const action = (spec: object) => spec\n',
  'lib/registers/texts.ts': `import { catalog } from './catalog'\nexport const textFiles = catalog.map(({ slug }) => slug)\n`,
  'lib/registers/README.md': `${readme('registers', '`catalog.ts`, `texts.ts`')}\nInside: \`<register>/\` one folder per register\n`,
  'lib/registers/catalog.ts': `import { systems } from './systems/register'\nexport const catalog = [systems]\n`,
  'lib/registers/systems/register.ts': `export const systems = { slug: 'systems' }\n`,
  'lib/registers/catalog.test.ts': `import './catalog'\n`,
  'lib/leaks/README.md': readme('leaks', '`screens/list.tsx`'),
  'lib/leaks/actions.ts': `'use server'\nimport { action } from '@/lib/action/action'\nexport const close = action({ name: 'leak.close' })\n`,
  'lib/leaks/screens/list.tsx': `import { button } from '@/components/ui/button'\nimport { clock } from '@/lib/time/clock'\nexport const list = [button, clock]\n`,
  'lib/beside/README.md': readme('beside', 'none'),
  'lib/beside/comments/README.md': readme('comments', 'none'),
  'lib/beside/comments/schema.ts': 'export const comment = 1\n',
}

const roots: string[] = []
afterEach(() => roots.splice(0).forEach((root) => void rmSync(root, { recursive: true, force: true })))

/** The clean house with these files put in or, when null, taken out. */
function house(changes: Record<string, string | null> = {}): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'dertig-rooms-'))
  roots.push(root)
  for (const [file, text] of Object.entries({ ...clean, ...changes })) {
    if (text === null) continue
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return root
}

async function complaints(changes: Record<string, string | null>): Promise<string[]> {
  const found: Record<string, string[]> = await complaintsAbout(house(changes))
  return Object.entries(found).flatMap(([rule, sentences]) => sentences.map((sentence) => `${rule}: ${sentence}`))
}

const twelve = Array.from({ length: 12 }, (_, at) => `f${at}.ts`)
const many = Object.fromEntries(twelve.map((name, at) => [`lib/leaks/${name}`, `export const f${at} = 1\n`]))

type Case = [what: string, changes: Record<string, string | null>, expected: string[]]

describe('the command', { timeout: 30_000 }, () => {
  const run = (root: string) =>
    spawnSync(process.execPath, ['lib/cli/checks/rooms.mjs', root, '--all'], { encoding: 'utf8' })

  test('says nothing of a clean house', () => {
    expect(run(house())).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  test('fails with one sentence per complaint', () => {
    const { status, stdout } = run(house({ 'lib/cellar/README.md': readme('cellar', 'none') }))
    expect(stdout).toBe(
      'downward: lib/cellar: is not in the list of rooms; give it its line in lib/cli/checks/order.mjs.\n',
    )
    expect(status).toBe(1)
  })
})

const cases: Case[] = [
  [
    'a type from a later room',
    {
      'lib/time/clock.ts': `import type { Leak } from '@/lib/leaks/schema'\nexport type Clock = Leak\nexport const clock = 1\n`,
      'lib/leaks/schema.ts': 'export type Leak = { at: number }\n',
    },
    [
      'downward: lib/time/clock.ts: imports lib/leaks/schema.ts, but leaks stands after time in the list of rooms; move what both need lower.',
    ],
  ],
  [
    'a type from a later room, named where it is used, and beside something called from',
    {
      'lib/time/clock.ts': `import { type Leak, from } from '@/lib/leaks/schema'\nexport const clock: Leak = from\n`,
      'lib/text/fold.ts': `export type Fold = import('@/lib/leaks/schema').Leak\n`,
      'lib/leaks/schema.ts': 'export type Leak = number\nexport const from = 1\n',
    },
    [
      'downward: lib/text/fold.ts: imports lib/leaks/schema.ts, but leaks stands after text in the list of rooms; move what both need lower.',
      'downward: lib/time/clock.ts: imports lib/leaks/schema.ts, but leaks stands after time in the list of rooms; move what both need lower.',
    ],
  ],
  [
    'a component in a room that stands before components',
    { 'lib/action/action.ts': `import { button } from '@/components/ui/button'\nexport const action = () => button\n` },
    [
      'downward: lib/action/action.ts: imports components/ui/button.tsx, but components stands after action in the list of rooms; move what both need lower.',
    ],
  ],
  [
    'tests, that may look anywhere',
    {
      'lib/time/clock.test.ts': `import { list } from '@/lib/leaks/screens/list'\nlist\n`,
      'lib/time/testing/clocks.ts': `import { list } from '@/lib/leaks/screens/list'\nexport const some = list\n`,
    },
    [],
  ],
  [
    'a folder that imports back into its parent, for a type',
    {
      'lib/leaks/schema.ts': `import { fact } from './facts/fact'\nexport type Leak = { at: number }\nexport const leak = fact\n`,
      'lib/leaks/facts/fact.ts': `import type { Moment } from '../rules'\nexport const fact: Moment = 1\n`,
      'lib/leaks/rules.ts': 'export type Moment = 1\n',
      'lib/leaks/README.md': readme('leaks', '`screens/list.tsx`, `facts/fact.ts`'),
    },
    [
      'loops: lib/leaks: folders import each other in a loop (lib/leaks/schema.ts → lib/leaks/facts/fact.ts, lib/leaks/facts/fact.ts → lib/leaks/rules.ts); move what both need lower.',
    ],
  ],
  [
    'files that import each other',
    {
      'lib/time/clock.ts': `import { zone } from './zone'\nexport const clock = zone\n${'\n'.repeat(30)}`,
      'lib/time/zone.ts': `import { clock } from './clock'\nexport const zone = clock\n${'\n'.repeat(30)}`,
      'lib/time/README.md': readme('time', '`clock.ts`, `zone.ts`'),
    },
    [
      'cycles: lib/time/clock.ts: files import each other in a loop (lib/time/clock.ts → lib/time/zone.ts → lib/time/clock.ts); move what both need into a file of its own.',
    ],
  ],
  [
    'the database in app',
    {
      'app/page.tsx': `import { client } from '@/lib/db/client'\nexport default client\n`,
      'lib/db/client.ts': 'export const client = 1\n',
      'lib/db/README.md': readme('db', '`client.ts`'),
    },
    [
      'crossings: app/page.tsx: imports lib/db/client.ts; app/ does not use the database; call a loader, query or command.',
    ],
  ],
  [
    'a primitive that knows words of the house',
    { 'components/ui/button.tsx': `import { clock } from '@/lib/time/clock'\nexport const button = clock\n` },
    [
      'crossings: components/ui/button.tsx: imports lib/time/clock.ts; components/ui could ship in another product; move the file out of ui, or hand it what it needs.',
    ],
  ],
  [
    'a component that takes of lib more than the ground',
    { 'components/act/button.tsx': `import { action } from '@/lib/action/action'\nexport const act = action\n` },
    [
      'crossings: components/act/button.tsx: imports lib/action/action.ts; shared components take of lib the ground and roles only; hand the component what it needs.',
    ],
  ],
  [
    'what is made for tests, used outside them',
    {
      'lib/leaks/schema.ts': `import { some } from './testing/some'\nexport const leak = some\n`,
      'lib/leaks/testing/some.ts': 'export const some = 1\n',
    },
    [
      'crossings: lib/leaks/schema.ts: imports lib/leaks/testing/some.ts; only tests use what is made for tests, move what both need out of testing.',
    ],
  ],
  [
    'a file behind the face of its room',
    { 'lib/leaks/README.md': readme('leaks', 'none').replace('know', 'know `screens/`') },
    [
      'face: lib/leaks/screens/list.tsx: is imported by app/page.tsx, but is not on the face of leaks; name it after "Face:" in lib/leaks/README.md, or let them ask what is named there.',
    ],
  ],
  [
    'a file behind the face of a room in a row',
    {
      'lib/beside/remarks/README.md': readme('beside/remarks', 'none'),
      'lib/beside/remarks/schema.ts': `import { rule } from '../comments/rules'\nexport const remark = rule\n`,
      'lib/beside/comments/rules.ts': 'export const rule = 1\n',
    },
    [
      'face: lib/beside/comments/rules.ts: is imported by lib/beside/remarks/schema.ts, but is not on the face of beside/comments; name it after "Face:" in lib/beside/comments/README.md, or let them ask what is named there.',
    ],
  ],
  [
    'thirteen loose files',
    {
      ...many,
      'lib/leaks/README.md': readme('leaks', ['screens/list.tsx', ...twelve].map((f) => `\`${f}\``).join(', ')),
    },
    ['top: lib/leaks: has 13 loose files, at most 12; gather them in sub-rooms.'],
  ],
  [
    'a name that the README does not give',
    { 'lib/leaks/things.ts': 'export const things = 1\n', 'lib/leaks/things.test.ts': `import './things'\n` },
    [
      'top: lib/leaks/things.ts: is no name that every room has; call it after what it is (schema, rules, queries, commands, actions, load, panel), move it into a sub-room, or name it in lib/leaks/README.md.',
    ],
  ],
  [
    'a sub-room that the README does not give',
    { 'lib/leaks/facts/fact.ts': 'export const fact = 1\n' },
    [
      'top: lib/leaks/facts/: is no name that every room has; call it after what it is (schema, rules, queries, commands, actions, load, panel), move it into a sub-room, or name it in lib/leaks/README.md.',
    ],
  ],
  [
    'a screen outside screens',
    { 'lib/registers/systems/detail.tsx': 'export const detail = 1\n' },
    ['places: lib/registers/systems/detail.tsx: is a screen; move it into screens/ of its room.'],
  ],
  [
    'a panel, that stands beside screens, and routes and styles',
    {
      'lib/leaks/panel.tsx': 'export const panel = 1\n',
      'app/(office)/[ref]/not-found.tsx': 'export default 1\n',
      'app/globals.css': '',
      'app/icon.svg': '',
      'app/manifest.ts': 'export default 1\n',
    },
    [],
  ],
  [
    'a form in app',
    { 'app/form.tsx': 'export const form = 1\n' },
    ['places: app/form.tsx: is not a file that the framework calls; move it into its room, a screen into screens/.'],
  ],
  [
    'a room without README',
    { 'lib/beside/comments/README.md': null },
    [
      'readme: lib/beside/comments/README.md: is missing; say what the room is for, then Face, Inside, Must not and Law.',
    ],
  ],
  [
    'a README that says too little, too much, or what is not so',
    {
      'lib/leaks/README.md': `# Leaks\n\nFace: \`screens/list.tsx\`, \`gone.ts\`\n\nLaw: none${'\n- line'.repeat(26)}\n`,
    },
    [
      'readme: lib/leaks/README.md: has 31 lines; say it in at most 30.',
      'readme: lib/leaks/README.md: does not begin with "# leaks"; let it.',
      'readme: lib/leaks/README.md: does not say what the room is for; say it in a sentence under the title.',
      'readme: lib/leaks/README.md: has no line "Must not:"; add it.',
      'readme: lib/leaks/README.md: names gone.ts, which is not there; take it out or mend the name.',
    ],
  ],
  [
    'papers that are not in the repository',
    {
      'lib/time/clock.ts': '// As DESIGN section 1 says.\nexport const clock = 1 // see plan.md\n',
      'lib/time/testing/clocks.ts':
        '/** The list of domain section 9. */\nexport const clocks = 1 // README.md is here\n',
    },
    [
      'citations: lib/time/clock.ts:1: cites "DESIGN", which is not in the repository; cite the law or the README of a room.',
      'citations: lib/time/clock.ts:2: cites "plan.md", which is not in the repository; cite the law or the README of a room.',
      'citations: lib/time/testing/clocks.ts:1: cites "domain section", which is not in the repository; cite the law or the README of a room.',
    ],
  ],
  [
    'a short file with one importer beside it',
    {
      'lib/leaks/schema.ts': `import { rule } from './rules'\nexport const leak = rule\n`,
      'lib/leaks/rules.ts': 'export const rule = 1\n',
    },
    ['parts: lib/leaks/rules.ts: has 1 lines and one importer, schema.ts beside it; make it part of that file.'],
  ],
  [
    'short files with a reason to stand apart',
    {
      'lib/leaks/panel.tsx': `import { box } from './rules'\nimport { late } from './queries'\nexport const leak = [box, late, import('./load')]\n`,
      'lib/leaks/rules.ts': `'use client'\nexport const box = 1\n`,
      'lib/leaks/queries.ts': 'export const late = 1\n',
      'lib/leaks/queries.test.ts': `import './queries'\n`,
      'lib/leaks/load.ts': 'export const load = 1\n',
    },
    [],
  ],
  [
    'names that are no terms',
    {
      'lib/leaks/facts/told.ts':
        'export type LeakSent = 1\nconst a = 1\nexport { a as done }\nexport const sentence = 1\n',
      'lib/leaks/README.md': readme('leaks', '`screens/list.tsx`, `facts/told.ts`'),
    },
    [
      'names: lib/leaks/facts/told.ts: is called "told", which is no term; call it after what it holds.',
      'names: lib/leaks/facts/told.ts: exports "LeakSent", which is no term; call it after what it is.',
      'names: lib/leaks/facts/told.ts: exports "done", which is no term; call it after what it is.',
    ],
  ],
  [
    'the zone outside law, company and time',
    {
      'lib/time/README.md': readme('time', '`clock.ts`, `zone.ts`'),
      'lib/time/zone.ts': `export const brussels = 'Europe/Brussels'\nexport const clock = brussels\n`,
      'lib/leaks/schema.ts': `const city = 'Brussels'\nexport const zone = 'Europe/Brussels' + city\n`,
      'lib/leaks/schema.test.ts': 'const brussels = 1\nbrussels\n',
    },
    ['zone: lib/leaks/schema.ts:2: names brussels; take today or the zone from the context, or ask lib/company.'],
  ],
  [
    'a command that loads what only Next can load',
    {
      'lib/cli/README.md': readme('cli', '`serve.ts`'),
      'lib/cli/serve.ts': `import type { page } from '@/lib/leaks/page'\nimport { clock } from '@/lib/time/clock'\nexport const serve = (made: typeof page) => [made, clock]\n`,
      'lib/time/clock.ts': `import 'server-only'\nexport type Clock = { at: number }\nexport const clock = 1\n`,
      'lib/leaks/page.ts': `import { headers } from 'next/headers'\nexport const page = headers\n`,
      'lib/leaks/README.md': readme('leaks', '`screens/list.tsx`, `page.ts`'),
    },
    [
      'outside: lib/time/clock.ts: asks for server-only, which only Next can load, and a command loads it (lib/cli/serve.ts → lib/time/clock.ts); move what the command needs into a file of its own.',
    ],
  ],
  [
    'a door that is not made by action()',
    {
      'lib/leaks/actions.ts': `'use server'\nimport { action } from '@/lib/action/action'\nexport type Input = 1\nexport const close = action({})\nexport async function wipe() {}\n`,
    },
    ['doors: lib/leaks/actions.ts: exports wipe to the world without action(); build it with action(), or move it.'],
  ],
  [
    'an action() of its own making',
    { 'lib/leaks/actions.ts': `'use server'\nconst action = (run: unknown) => run\nexport const close = action(1)\n` },
    ['doors: lib/leaks/actions.ts: exports close to the world without action(); build it with action(), or move it.'],
  ],
  [
    'a door inside a function',
    { 'lib/leaks/panel.tsx': `export const wipe = async () => {\n  'use server'\n}\n` },
    [`doors: lib/leaks/panel.tsx: hides a door inside a function; put 'use server' at the head of a file of actions.`],
  ],
  [
    'a register whose texts are not loaded',
    { 'lib/registers/texts.ts': `export const textFiles = ['sys'].map((name) => name + 'tem')\n` },
    [
      'texts: lib/registers/texts.ts: does not load the texts of systems; let textFiles take every slug of the catalog.',
    ],
  ],
]

test.each(cases)('%s', { timeout: 30_000 }, async (_, changes, expected) => {
  expect(await complaints(changes)).toEqual(expected)
})
