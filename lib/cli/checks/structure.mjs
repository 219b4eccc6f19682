// The layout of the house as a check: which files a folder may hold, how long they may be, what they may not contain.
import { existsSync, readdirSync } from 'node:fs'
import { contentOf, filesUnder, lineCount, sourceFiles } from './files.mjs'

const longest = 350
const longestPage = 40
const topLevel = new Set(
  `.ci .dertig .git .gitignore .next .github CHANGELOG.md LICENSE.md README.md app biome.json components data e2e instrumentation.ts lib
  next-env.d.ts next.config.js node_modules package-lock.json package.json playwright-report postcss.config.mjs prisma
  public test-results tsconfig.json tsconfig.tsbuildinfo vitest.config.mts`.split(/\s+/),
)

/** The closed vocabulary of a declared register; special screens of one register may stand in its own folder `screens`. */
const registerFiles =
  /^(register|schema|rules|completeness|extract|store)\.ts$|^(columns|form|detail)\.tsx$|\.test\.tsx?$/

const complaints = []
const complain = (file, why) => complaints.push(`${file}: ${why}`)

for (const name of readdirSync('.')) if (!topLevel.has(name)) complain(name, 'is not part of the fixed top level')

for (const folder of readdirSync('lib/registers', { withFileTypes: true })) {
  const inside = `lib/registers/${folder.name}`
  if (!folder.isDirectory() || !existsSync(`${inside}/register.ts`)) continue
  for (const file of filesUnder(inside)) {
    const name = file.slice(inside.length + 1)
    if (!registerFiles.test(name)) complain(file, `is not a file of a register (${registerFiles.source})`)
  }
}

/** What may not stand in a file, where that does not hold, and what to do instead. */
const banned = [
  [/@ts-(ignore|nocheck|expect-error)/, /lib\/cli\/checks\//, 'silences the type checker'],
  [/:\s*any(\[\])?\s*[;,)=|&{]|<any>|\bas any\b|\bas unknown as\b/, /lib\/cli\/checks\//, 'steps around the types'],
  [/biome-ignore(?! [\w/]+: \S)/, /lib\/cli\/checks\//, 'silences the linter without a reason'],
  [
    /\bIntl\.|\.toLocale(String|DateString|TimeString)\(/,
    /^(lib\/time|components\/time|lib\/text|lib\/cli|e2e)\/|\.test\.tsx?$/,
    'formats by itself: use lib/time/format or components/time',
  ],
  [
    /\bnew Date\(\)|\bDate\.now\(\)/,
    /^(lib\/(time|cli|db|jobs|config|text|errors|audit)|components\/time|e2e)\/|\.test\.tsx?$|\/(testing|device|screens)\//,
    'reads the clock by itself: take `now`, or systemNow() at a door',
  ],
  [
    /\bprocess\.env\b|\bprocess\[['"]env|\benv\b[^=]*\} = process\b/,
    // Plain programs that run before there is TypeScript, programs of their own (browser suite, prisma, vitest), tests.
    /^lib\/config\/|^lib\/cli\/(bootstrap|prisma\/|serve\/guard)|^(e2e|prisma)\/|^(next|vitest)\.config\.|\.test\.tsx?$|\/testing[^/]*(\/|\.ts$)/,
    'reads the environment by itself: add a setting to lib/config/settings, or a reading to lib/config/process',
  ],
  [
    /\b(60_?000|3_?600(_?000)?|86_?400(_?000)?|31_?536_?000)\b|\b1_?000 \* 60\b|\b(60|24) \* (60|1_?000)\b/,
    /^(lib\/cli\/(bootstrap|checks)|e2e)\/|\.test\.tsx?$/,
    'counts time by hand: use the units of lib/time/units',
  ],
  [
    /(Ms|Millis|[tT]imeout|maxWait)\s*[:=(]\s*[1-9]\d*_?000\b|(now\(\)|started|Ms)\)* \/ 1_?000\b/,
    /^(lib\/cli\/(bootstrap|checks)|e2e)\/|\.test\.tsx?$/,
    'counts time by hand: use the units of lib/time/units',
  ],
]

/**
 * Lines of a Promise.all over a `tx` from outside it. When one query fails, Prisma answers the others with nothing instead of
 * an error.
 */
function togetherInTransaction(text) {
  return [...text.matchAll(/\bPromise\.all(Settled)?\(/g)]
    .filter(({ index }) => {
      const inside = insideParentheses(text, text.indexOf('(', index))
      return /\btx\b/.test(inside) && !/\btx\)? =>/.test(inside)
    })
    .map(({ index }) => text.slice(0, index).split('\n').length)
}

function insideParentheses(text, from) {
  let open = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') open += 1
    else if (text[at] === ')') open -= 1
    if (open === 0) return text.slice(from, at)
  }
  return text.slice(from)
}

for (const file of sourceFiles()) {
  const text = contentOf(file)
  const lines = lineCount(text)
  if (lines > longest) complain(file, `has ${lines} lines; at most ${longest}`)
  if (/^app\/.*\/?page\.tsx$/.test(file) && lines > longestPage)
    complain(file, `has ${lines} lines; a page has at most ${longestPage}`)
  if (/^app\//.test(file) && /from '@\/lib\/db\/(generated|client)|@prisma\/client/.test(text))
    complain(file, 'uses the database in app/')
  for (const [pattern, allowed, why] of banned) {
    if (allowed.test(file)) continue
    const at = text.split('\n').findIndex((line) => pattern.test(line))
    if (at >= 0) complain(`${file}:${at + 1}`, why)
  }
  for (const at of togetherInTransaction(text))
    complain(`${file}:${at}`, 'asks at once in a transaction, which has one connection: await one after another')
  if (/(^|\/)(helpers?|utils?|manager|misc|common)\.tsx?$/.test(file)) complain(file, 'has a name that says nothing')
  if (/(^|\/)index\.tsx?$/.test(file)) complain(file, 'is a barrel: import from the file itself')
}

for (const line of complaints) console.log(line)
process.exitCode = complaints.length > 0 ? 1 : 0
