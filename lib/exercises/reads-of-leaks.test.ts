import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Every place that reads several leaks, or several rows of theirs, leaves exercises out by the one mechanism (`realLeaks`,
 * `isRealLeak` of lib/access/scope.ts), or stands here with why it does not and how often. A read of one thing that is known
 * already, by its reference, id or leak, needs nothing: it is as much an exercise as what it was asked by.
 */
const decided: Readonly<Record<string, readonly [times: number, why: string]>> = {
  'lib/access/scope.ts': [1, 'a condition on the leaks of another read, which decides'],
  'lib/alarms/sources/leaks.ts': [1, 'whom the leak of an alarm is shared with, by the id that the alarm keeps'],
  'lib/calendar/due-dates.ts': [1, 'a condition on the leaks of another read, which decides'],
  'lib/cli/bench/fill.ts': [5, 'copies rows of a database for the bench, of real leaks alone'],
  'lib/cli/trials/stack.ts': [1, 'counts what a trial wrote'],
  'lib/examples/load-team.ts': [1, 'tasks of the example are given to its people'],
  'lib/examples/load.ts': [1, 'whether the example was loaded'],
  'lib/exercises/list.ts': [1, 'the list of exercises itself'],
  'lib/first-hour/queries.ts': [1, 'an exercise is a first try too: it ticks that step'],
  'lib/leak-tasks/list.ts': [2, 'tasks that the list found, each with its leak; it leaves exercises out'],
  'lib/leak-tasks/queries/pressing.ts': [2, 'tasks of an exercise press as others do, and run with who has them'],
  'lib/leak-tasks/queries/tasks.ts': [2, 'tasks of a leak that is given, and those a person has'],
  'lib/reports/bundle.ts': [1, 'a report of an exercise names exercises alone, any other report none'],
  'lib/leaks/clocks/contract-notice.ts': [1, 'records of leaks that are given by id'],
  'lib/leaks/clocks/keep-clocks.ts': [2, 'a new rule holds for exercises that run, as for leaks'],
  'lib/leaks/clocks/leak-file.ts': [4, 'rows of leaks that are given by id'],
  'lib/alarms/sources/tasks.ts': [
    2,
    'an alarm of a task is opened by who was invited, also in an exercise: its reference says so',
  ],
  'lib/leak-names/queries.ts': [1, 'names inside an ended exercise go by the same rule'],
  'lib/leak-names/redact.ts': [4, 'what is counted within the leak that is given'],
  'lib/leaks/commands/add-anonymous-note.ts': [2, 'notes by one code on one leak, to count what is sent too often'],
  'lib/leaks/commands/add-reporter-note.ts': [1, 'notes by one link, to count what is sent too often'],
  'lib/leaks/commands/log-leak.ts': [3, 'reports of one device or one reporter, to count what is sent too often'],
  'lib/leaks/queries/leak-list.ts': [
    1,
    'rows of pages that the list found; it leaves exercises out unless asked for them',
  ],
  'lib/leaks/queries/pressing.ts': [
    1,
    'exercises press as leaks do until they are ended; each mail says that it is one',
  ],
  'lib/notices/links/list-links.ts': [1, 'reports that came by the link of a processor, which starts no exercise'],
  'lib/notices/tell/load.ts': [1, 'the same, by one link'],
}

const tables =
  'Leak|LeakReport|LeakNote|LeakFile|LeakMoment|LeakRecord|LeakAdvice|LeakDecision|LeakSeverity|LeakEntry|LeakClock|LeakInvite|LeakTask|CustomerNotice|PeopleLetter|LetterDispatch|ReportDraft|FiledReport'
const models = tables.replace(/(^|\|)([A-Z])/g, (_, before, letter) => `${before}${letter.toLowerCase()}`)
const asked = new RegExp(
  `\\.(${models})\\s*\\.(findMany|findFirst|findFirstOrThrow|count|aggregate|groupBy|updateMany|deleteMany)\\(`,
  'g',
)
const inSql = new RegExp(`(?:FROM|JOIN|UPDATE|sql\\x60)\\s*"(${tables})"`, 'g')
/** Rows of a thing that is given: by its leak, its own id or its reference, or by the rows of another one that the statement names. */
const givenToCall = /[{,]\s*(leakId|ref|clientId|mergedIntoId|id)\s*[:,}]/
const givenToSql = {
  Leak: /\bref (=|IN)\s|\.id = l\."mergedIntoId"|\bid = \$/,
  others: /"leakId" = (\$|l\.)|\bid = \$/,
}
const mechanism = /\b(realLeaks|isRealLeak)\b/

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return ['generated', 'testing', 'messages', 'node_modules'].includes(entry.name) ? [] : sourcesIn(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** A call with its arguments, from its opening bracket to the one that closes it. */
function callAt(text: string, start: number): string {
  let depth = 0
  for (let at = text.indexOf('(', start); at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return text.slice(start, at + 1)
  }
  return text.slice(start)
}

/** What a call asks for in its own `where`. */
function whereOf(call: string): string {
  const start = call.indexOf('where:')
  if (start === -1) return ''
  let depth = 0
  for (let at = call.indexOf('{', start); at < call.length; at += 1) {
    if (call[at] === '{') depth += 1
    if (call[at] === '}') depth -= 1
    if (depth === 0) return call.slice(start, at + 1).replace(/\w+: \{ not: [^}]*\}/g, '')
  }
  return ''
}

/** The piece of SQL around a place: back to the template's beginning, on to the end of its function. */
function statementAt(text: string, at: number): string {
  const from = Math.max(
    text.lastIndexOf('\n}\n', at),
    text.lastIndexOf('\nfunction', at),
    text.lastIndexOf('\nasync function', at),
    text.lastIndexOf('\nexport', at),
    0,
  )
  const end = text.indexOf('\n}\n', at)
  return text.slice(from, end === -1 ? text.length : end)
}

/** Reads of a file that neither ask the mechanism nor are of a thing that is given. */
function undecided(text: string): string[] {
  const calls = [...text.matchAll(asked)].map((found) => callAt(text, found.index ?? 0))
  const statements = [...text.matchAll(inSql)].map((found) => ({
    table: found[1],
    said: text.slice(found.index ?? 0, (found.index ?? 0) + 160),
    around: statementAt(text, found.index ?? 0),
  }))
  return [
    ...calls.filter((call) => !mechanism.test(whereOf(call)) && !givenToCall.test(whereOf(call))),
    ...statements
      .filter(
        ({ table, said, around }) =>
          !mechanism.test(around) && !givenToSql[table === 'Leak' ? 'Leak' : 'others'].test(said),
      )
      .map(({ said }) => said),
  ]
}

test('every read of several leaks has decided whether it sees exercises', () => {
  const found = new Map(
    ['lib', 'app', 'components'].flatMap(sourcesIn).flatMap((path) => {
      const open = undecided(readFileSync(path, 'utf8'))
      return open.length > 0 ? [[path, open] as const] : []
    }),
  )
  const expected = Object.entries(decided)
  expect(Object.fromEntries([...found].map(([path, open]) => [path, open.length]))).toEqual(
    Object.fromEntries(expected.map(([path, [times]]) => [path, times])),
  )
})

test.each([
  ["await db().leak.count({ where: { state: 'received' } })", 1],
  ["await db().leak.count({ where: { ...realLeaks, state: 'received' } })", 0],
  ['await tx.leak.findMany({ where: { AND: [realLeaks, where] } })', 0],
  ['await tx.leak.findUnique({ where: { ref } })', 0],
  ['await tx.leak.findMany({ where: { state }, select: { id: true } })', 1],
  ['await tx.leak.findMany({ where })', 1],
  ['await tx.leak.findMany({ where: { id: { not: id } } })', 1],
  ['await tx.leakClock.findMany({ where: { endedAt: null } })', 1],
  ['await tx.leak.findMany({ where: { reporterId: id } })', 1],
  ['await tx.leakNote.findMany({ where: { leakId: leak.id } })', 0],
  ['sql`SELECT count(*) FROM "Leak" l WHERE l.state = 1`', 1],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a statement as it stands in a file
  ['sql`SELECT count(*) FROM "Leak" l WHERE ${isRealLeak}`', 0],
  ['sql`SELECT FROM "LeakDecision" d JOIN "Leak" l ON l.id = d."leakId"`', 2],
])('%s: %i', (text, times) => expect(undecided(text)).toHaveLength(times))
