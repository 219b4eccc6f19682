import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { decided, give, memoryArenas, startedByNpm } from '@/lib/config/process'
import { plainHttpWarning, readSettings, type Settings } from '@/lib/config/settings'
import { OperatorError } from '@/lib/errors/operator'
import type { Locale } from '@/lib/text/locale'
import { minute, second } from '@/lib/time/length'
import type { Prepared } from './check'
import { type App, type AppOptions, requireFreePort, startApp, trimLog, untilAlive } from './serve/app'
import { type Announced, languageAsked, prepareDatabase, say } from './serve/say'
import { openStore, type Store } from './serve/store'

type Mode = 'demo' | 'start' | 'dev'

/**
 * So long a connection stays open on which nothing is asked: longer than proxies keep theirs (Caddy: two minutes), or they send a
 * request into one that just closed, and the person reads 502.
 */
const idleMs = 2 * minute + 10 * second

export const demo = (args: readonly string[], prepared: Prepared) => serve('demo', prepared, languageAsked(args))
export const start = (_args: readonly string[], prepared: Prepared) => serve('start', prepared)
export const dev = (_args: readonly string[], prepared: Prepared) => serve('dev', prepared)

/** Starts database and application, says where, and stays until it is told to stop or cannot go on. Returns the exit code. */
async function serve(mode: Mode, prepared: Prepared, language: Locale = 'en'): Promise<number> {
  const settings = readSettings()
  const address = settings.APP_URL?.replace(/\/$/, '') ?? `http://${shownHost(settings.HOST)}:${settings.PORT}`
  const told = untilToldToStop()
  const inClear = plainHttpWarning(settings)
  if (inClear) say.warning(inClear)
  await requireFreePort(settings.PORT, settings.HOST)
  const store = await openStore(settings, `on ${address}`)
  let app: App | null = null
  try {
    give(store.environment)
    if (mode === 'demo') await store.keepPast(true)
    const { token, closing } = await preparedBy(mode, store, language, prepared)
    await store.keepPast(false)
    const options = appOptions(mode, settings, store, address, prepared)
    app = startApp(options)
    await Promise.race([untilAlive(app, localAddress(settings)), told])
    announce(address, token, closing)
    return await watch(app, options, store, told, localAddress(settings), (next) => {
      app = next
    })
  } finally {
    if (app) await app.stop()
    await store.close()
    say.progress('stopped')
  }
}

/** What was set up before has nothing to prepare, and the program that would find out takes as long as half the start. */
async function preparedBy(mode: Mode, store: Store, language: Locale, { programs }: Prepared): Promise<Announced> {
  if (mode !== 'demo' && (await store.isSetUp())) return { token: null, closing: [] }
  return prepareDatabase(mode, language, programs)
}

function appOptions(
  mode: Mode,
  settings: Settings,
  store: Store,
  address: string,
  { build = '', programs }: Prepared,
): AppOptions {
  const port = String(settings.PORT)
  const environment = {
    ...store.environment,
    ...decided({
      PORT: port,
      HOST: settings.HOST,
      ...(settings.APP_URL ? { APP_URL: settings.APP_URL } : {}),
      SESSION_IDLE_MINUTES: String(settings.SESSION_IDLE_MINUTES),
      SESSION_MAX_HOURS: String(settings.SESSION_MAX_HOURS),
      LOG_LEVEL: settings.LOG_LEVEL,
      LOG_QUERIES: settings.LOG_QUERIES,
      TRUSTED_PROXIES: settings.TRUSTED_PROXIES,
      // The owner's address stays with this process: the application never has more than its own login.
      DATABASE_OWNER_URL: '',
      DERTIG_DATA: store.dataFolder,
    }),
    HOSTNAME: settings.HOST,
    KEEP_ALIVE_TIMEOUT: String(idleMs),
    NEXTAUTH_URL: address,
    DERTIG_DOCUMENT_PROGRAM: programs ? path.join(programs, 'document-child.mjs') : '',
    TZ: 'UTC',
    MALLOC_ARENA_MAX: memoryArenas(),
  }
  if (mode === 'dev') {
    const args = ['node_modules/next/dist/bin/next', 'dev', '--port', port, '--hostname', settings.HOST]
    return { args, environment: { ...environment, NODE_ENV: 'development' }, logFile: null }
  }
  // On a terminal the log would hide the address and the token; elsewhere standard output is what collects logs.
  const logFile = mode === 'demo' || process.stdout.isTTY ? path.join(store.dataFolder, 'app.log') : null
  const args = [`--max-old-space-size=${settings.APP_MEMORY_MB}`, path.join(build, 'server.js')]
  return { args, environment: { ...environment, NODE_ENV: 'production' }, logFile }
}

function announce(address: string, token: string | null, closing: readonly string[]): void {
  say.line()
  say.line(`Dertig is ready: ${address}`)
  if (token) {
    say.line(`Not set up yet. Open ${address}/setup and give this token, which works once:`)
    say.line(`  ${token}`)
  }
  for (const line of closing) say.line(line)
  say.line('Ctrl-C stops it.')
}

/** Keeps database and application running; ends when told to, or when one of them will not stay. */
async function watch(
  first: App,
  options: AppOptions,
  store: Store,
  told: Promise<'told'>,
  address: string,
  changed: (app: App) => void,
): Promise<number> {
  let app = first
  let falls: number[] = []
  for (;;) {
    const event = await Promise.race([told, app.ended, wait(second, 'tick' as const)])
    if (event === 'told') return 0
    if (store.embedded) trimLog(path.join(store.dataFolder, 'postgres/server.log'))
    if (store.embedded && !store.embedded.alive()) {
      say.warning('The database server ended unexpectedly; starting it again.')
      await store.embedded.revive()
    }
    if (event === 'tick') continue
    falls = [...falls.filter((at) => at > Date.now() - minute), Date.now()]
    if (falls.length > 5)
      throw new OperatorError('The application ended six times in a minute; giving up. What it said stands in its log.')
    say.warning('The application ended unexpectedly; starting it again.')
    app = startApp(options)
    changed(app)
    await Promise.race([untilAlive(app, address).catch(() => {}), told])
  }
}

function untilToldToStop(): Promise<'told'> {
  return new Promise((resolve) => {
    let count = 0
    const onSignal = () => {
      count += 1
      if (count === 1) {
        say.line()
        say.progress('stopping the application, then the database …')
      }
      resolve('told')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
    whenNpmIsGone(onSignal)
  })
}

/** npm's shell does not pass SIGTERM on to us: when it is gone, we are meant too. */
function whenNpmIsGone(tell: () => void): void {
  if (!startedByNpm()) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    tell()
  }, 500)
  timer.unref()
}

/** Where this machine reaches the application, whatever address people use. */
function localAddress({ HOST, PORT }: Settings): string {
  return `http://${shownHost(HOST)}:${PORT}`
}

function shownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
