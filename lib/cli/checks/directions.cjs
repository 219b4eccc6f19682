// Imports flow one way: app → what is about records, leaks and reports, and components → infrastructure.
const infrastructure = '^lib/(access|action|audit|db|errors|config|table|text|time|law|files|jobs|mail)/'
const business = '^lib/(registers|retention|calendar|leaks|reports|requests|findings|organisation|overview)/'
const tests = '[.]test[.]tsx?$|/testing/|/testing[^/]*[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'infrastructure-never-upward',
      comment: 'Infrastructure takes what it needs as an argument; it never looks it up.',
      severity: 'error',
      from: { path: infrastructure, pathNot: [tests, '^lib/jobs/'] },
      to: { path: ['^app/', '^components/', business, '^lib/cli/'] },
    },
    {
      name: 'business-never-into-app',
      severity: 'error',
      from: { path: business },
      to: { path: ['^app/', '^lib/cli/'] },
    },
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
      from: { path: '^components/ui/' },
      to: { path: '^(app|lib|components/(?!ui/))' },
    },
    {
      name: 'components-know-no-register',
      comment: 'Shared components never ask which register they show.',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: [business, '^app/', '^lib/(?!table/|time/|text/|errors/|access/(actor|roles)[.]ts)'],
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
