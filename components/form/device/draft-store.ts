'use client'

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { week } from '@/lib/time/length'

interface Drafts<D> extends DBSchema {
  drafts: { key: string; value: { draft: D; savedAt: number } }
}

function open<D>() {
  return openDB<Drafts<D>>('dertig-drafts', 1, {
    upgrade(database) {
      database.createObjectStore('drafts')
    },
  })
}

/** Opened for one piece of work only, so that another tab can sign out and delete it. */
async function using<D, R>(work: (database: IDBPDatabase<Drafts<D>>) => Promise<R>): Promise<R> {
  const database = await open<D>()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/**
 * What was typed under this name, or one of its parts ("name/part"), and not sent: the newest, or null. Drafts that nobody
 * touched for seven days are removed on the way. A browser without storage keeps nothing.
 */
export async function readDraft<D>(name: string): Promise<D | null> {
  try {
    return await using<D, D | null>(async (database) => {
      const all = database.transaction('drafts', 'readwrite')
      const found: { draft: D; savedAt: number }[] = []
      for await (const { key, value } of all.store.iterate()) {
        if (Date.now() - value.savedAt > week) await all.store.delete(key)
        else if (key === name || key.startsWith(`${name}/`)) found.push(value)
      }
      await all.done
      return found.sort((a, b) => b.savedAt - a.savedAt)[0]?.draft ?? null
    })
  } catch {
    return null
  }
}

/** Keeps what is typed on this device, so that an expired session loses nothing. False where the browser keeps nothing. */
export async function writeDraft<D>(name: string, draft: D): Promise<boolean> {
  try {
    await using<D, string>((database) => database.put('drafts', { draft, savedAt: Date.now() }, name))
    return true
  } catch {
    // A private window or a full disk: the form still works, it only forgets.
    return false
  }
}

/** Forgets one draft. */
export async function dropDraft(name: string): Promise<void> {
  await using((database) => database.delete('drafts', name)).catch(() => undefined)
}
