import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ownServer } from './tests/own-server'
import { runPlaywright, runVitest } from './tests/suite'
import { spoken, sum, type Tally } from './tests/tally'

/** Zones in which what concerns time must hold too: one far east with summer time, one far west. */
const otherZones = ['Pacific/Auckland', 'America/Los_Angeles']

/**
 * Tests that ask a database but not which: pages as people see them, documents, rooms that write no SQL of their own or none
 * but locks or plain counts, random walks through commands, and the launcher of the embedded server. On the second server run
 * what servers of several versions could take differently: the engine's lists and writes, search, the calendar, the log and its
 * functions, mail's queue, alarms raised once, retention, clocks, and everything of migrations and rights.
 */
const sameOnAnyServer = [
  ...['app', 'lib/db/embedded', 'lib/cli', 'lib/audit-page', 'lib/examples', 'lib/flow', 'lib/jobs'],
  ...['lib/people', 'lib/registers', 'lib/start', 'lib/versions', 'lib/extract', 'lib/reports', 'lib/leaks/commands'],
  ...['lib/record-page', 'lib/organisation', 'lib/overview', 'lib/beside', 'lib/batch', 'lib/templates'],
  ...['lib/leaks/queries', 'lib/data-map', 'lib/figures', 'lib/leak-figures', 'lib/notices', 'lib/leak-tasks'],
  ...[
    'lib/exercises',
    'lib/review',
    'lib/views',
    'lib/findings',
    'lib/adequacy',
    'lib/first-hour',
    'lib/records/derive',
  ],
  ...['lib/action', 'lib/records/write/{create,owner,retire,statements,update*}.db.test.ts', 'lib/leaks/*.db.test.ts'],
  ...['lib/alarms/choices', 'lib/alarms/remind', 'lib/alarms/feed', 'lib/alarms/sources'],
].map((place) => (place.endsWith('.ts') ? place : `${place}/**`))

/**
 * Runs every test: rules; commands and migrations on the embedded PostgreSQL and again on one of the system; components
 * by themselves in a browser; the README's way to add a register, in a copy; the browser suite on a build with the
 * example company. The last line tells how many passed, failed and were skipped.
 */
export async function test(): Promise<number> {
  const tallies: Tally[] = [
    await runVitest('rules, commands and migrations (embedded PostgreSQL); a newcomer adds a register by the README', [
      ...['--project', 'unit*', '--project', 'database', '--project', 'newcomer'],
    ]),
    await runVitest('components in a browser', ['--project', 'components']),
  ]
  for (const zone of otherZones) {
    tallies.push(
      await runVitest(`time, as seen from ${zone}`, ['--project', 'unit*', 'lib/time', 'lib/law'], {
        DERTIG_TEST_ZONE: zone,
      }),
    )
  }
  const server = await ownServer()
  if (server) {
    tallies.push(
      await runVitest(`commands and migrations on ${server.name}`, ['--project', 'database'], {
        TEST_DATABASE_OWNER_URL: server.url,
        DERTIG_TEST_EXCEPT: sameOnAnyServer.join(' '),
      }).finally(server.stop),
    )
  } else {
    console.log(
      '\nThere is no other PostgreSQL here (TEST_DATABASE_OWNER_URL, or Debian package postgresql): not run on one.',
    )
  }
  if (hasBrowserTests()) tallies.push(await runPlaywright('the application in a browser', []))
  const total = sum(tallies)
  console.log(`\n${spoken(total)}`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

function hasBrowserTests(): boolean {
  return (
    existsSync('e2e') &&
    readdirSync('e2e', { recursive: true }).some((file) => path.basename(String(file)).endsWith('.spec.ts'))
  )
}
