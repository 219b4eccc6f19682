// Imports flow one way. The rooms of lib stand in one list, ground first; a room imports only rooms before it.

/** Rooms of lib in the order of the map in README.md; components stand after law, app on top of everything. */
const rooms = `
  time table errors config log text db
  access
  jobs
  audit files
  action
  law
  company
  mail findings people
  registers
  records
  review retention leaks organisation flow adequacy
  versions reports extract templates calendar
  beside
  record-page
  audit-page overview examples
  start cli
`
  .trim()
  .split(/\s+/)

const tests = '[.]test[.]tsx?$|/testing/|/testing[^/]*[.]ts$'
const inRoom = (names) => `^lib/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const downward = rooms.map((room, at) => ({
  name: `downward-${room}`,
  comment:
    'A room imports only rooms before it in the list of lib/cli/checks/directions.cjs: move what both need lower.',
  severity: 'error',
  from: { path: inRoom([room]), pathNot: tests },
  to: {
    path: [
      '^app/',
      ...(at < rooms.length - 1 ? [inRoom(rooms.slice(at + 1))] : []),
      ...(at < rooms.indexOf('law') ? ['^components/'] : []),
    ],
  },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...downward,
    {
      name: 'no-prisma-in-app',
      comment: 'Pages and handlers call loaders, queries and commands.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^lib/db/(client|generated)' },
    },
    {
      name: 'primitives-stand-alone',
      comment: 'components/ui could ship in another product.',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: tests },
      to: { path: '^(app|lib|components/(?!ui/))' },
    },
    {
      name: 'components-know-no-register',
      comment: 'Shared components never ask which register they show; of lib they take the ground and roles.',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: ['^app/', '^lib/(?!table/|time/|text/|errors/|access/(actor|roles)[.]ts)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      from: { pathNot: [tests, '^lib/cli/', '^vitest'] },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/db/generated', '^[.]next'] },
    exclude: { path: ['^[.]next', '^[.]dertig', '^node_modules/(?!server-only)'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] },
  },
}
