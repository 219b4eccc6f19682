import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ensureBuild } from './bootstrap/build.mjs'
import { ownServer } from './tests/own-server'
import { runPlaywright, runVitest } from './tests/suite'
import { spoken, sum, type Tally } from './tests/tally'

/** Zones in which what concerns time must hold too: one far east with summer time, one far west. */
const otherZones = ['Pacific/Auckland', 'America/Los_Angeles']

/**
 * What servers of several versions could take differently, and so runs on the second one too: the engine's lists, search and
 * the calendar, the log and its functions, what only functions of the database may erase or change, mail's queue, alarms raised
 * once, and everything of migrations and rights. The rest asks a database but not which.
 */
const asksTheServer = [
  ...['lib/db/', 'lib/lists/', 'lib/audit/tree/', 'lib/audit/tamper', 'lib/audit/log/list', 'lib/calendar/queries'],
  ...['lib/records/list/search', 'lib/records/list/rows', 'lib/records/write/statements', 'lib/mail/delivery'],
  ...[
    'lib/alarms/raise',
    'lib/retention/deletions/deletions',
    'lib/leak-log/names-gone',
    'lib/requests/commands/letters',
  ],
]
/** The embedded server's own launcher, which no other server has. */
const embeddedAlone = 'lib/db/embedded/**'

/**
 * Runs every test: rules; commands and migrations on the embedded PostgreSQL and again on one of the system; components
 * by themselves in a browser; the README's way to add a register, in a copy; the browser suite on a build with the
 * example company. The last line tells how many passed, failed and were skipped.
 */
export async function test(): Promise<number> {
  const tallies: Tally[] = [
    await runVitest('rules, commands and migrations (embedded PostgreSQL); a newcomer adds a register by the README', [
      ...['--project', 'unit*', '--project', 'database*', '--project', 'newcomer'],
    ]),
  ]
  const inBrowser = hasBrowserTests()
  // The browser of the components keeps one core busy: zones, the second server and the build take the other.
  const [components, others] = await Promise.all([
    runVitest('components in a browser', ['--project', 'components']),
    elsewhere().then(async (tallies) => {
      if (inBrowser) await buildAhead()
      return tallies
    }),
  ])
  tallies.push(components, ...others)
  if (inBrowser) tallies.push(await runPlaywright('the application in a browser', []))
  const total = sum(tallies)
  console.log(`\n${spoken(total)}`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

/** Builds what the browser suite will start. What fails here fails there again, where it counts. */
async function buildAhead(): Promise<void> {
  try {
    await ensureBuild(process.cwd())
  } catch (error) {
    console.error(error)
  }
}

/** What depends on the zone of the machine or on the version of the server. */
async function elsewhere(): Promise<Tally[]> {
  const tallies: Tally[] = []
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
      await runVitest(`commands and migrations on ${server.name}`, ['--project', 'database*', ...asksTheServer], {
        TEST_DATABASE_OWNER_URL: server.url,
        DERTIG_TEST_EXCEPT: embeddedAlone,
      }).finally(server.stop),
    )
  } else {
    console.log(
      '\nThere is no other PostgreSQL here (TEST_DATABASE_OWNER_URL, or Debian package postgresql): not run on one.',
    )
  }
  return tallies
}

function hasBrowserTests(): boolean {
  return (
    existsSync('e2e') &&
    readdirSync('e2e', { recursive: true }).some((file) => path.basename(String(file)).endsWith('.spec.ts'))
  )
}
