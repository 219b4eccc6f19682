import path from 'node:path'
import { decided, give } from '@/lib/config/process'
import { readSettings } from '@/lib/config/settings'
import { db } from '@/lib/db/client'
import { runningServer } from '@/lib/db/embedded/running'
import type { JsonValue } from '@/lib/errors/json'
import { openStore, secretsOf } from '../serve/store'

/**
 * Gives an operator's command the database: the one of a running Dertig, that of DATABASE_URL, or the embedded server
 * started for as long as the command takes.
 */
export async function withDatabase(work: () => Promise<number>): Promise<number> {
  const settings = readSettings()
  const dataFolder = path.resolve(settings.DERTIG_DATA)
  const running = settings.DATABASE_URL ? null : runningServer(dataFolder)
  if (running) {
    const known = { ...secretsOf(settings, dataFolder), DATABASE_URL: running.applicationUrl }
    give(decided(known))
    return work().finally(() => db().$disconnect())
  }
  const store = await openStore(settings, 'for an operator command')
  give(store.environment)
  try {
    return await work()
  } finally {
    await db().$disconnect()
    await store.close()
  }
}

/** One line of JSON on standard output: what programs read. */
export function print(value: { [key: string]: JsonValue }): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
