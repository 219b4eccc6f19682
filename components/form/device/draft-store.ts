'use client'

import { type DBSchema, openDB } from 'idb'
import { week } from '@/lib/time/units'
import type { FormValues } from '../model/types'

export type Draft = { values: FormValues; opened: FormValues; version: number | null; savedAt: number }

interface Drafts extends DBSchema {
  drafts: { key: string; value: Draft }
}

function open() {
  return openDB<Drafts>('dertig-forms', 1, {
    upgrade(database) {
      database.createObjectStore('drafts')
    },
  })
}

/** What was typed and not saved, or null. Older than seven days counts as gone. A browser without storage keeps nothing. */
export async function readDraft(key: string): Promise<Draft | null> {
  try {
    const database = await open()
    const draft = await database.get('drafts', key)
    database.close()
    return draft && Date.now() - draft.savedAt < week ? draft : null
  } catch {
    return null
  }
}

/** Keeps what is typed on this device, so that an expired session loses nothing. */
export async function writeDraft(key: string, draft: Omit<Draft, 'savedAt'>): Promise<void> {
  try {
    const database = await open()
    await database.put('drafts', { ...draft, savedAt: Date.now() }, key)
    database.close()
  } catch {
    // Storage is refused (private window, full disk): the form still works, it only forgets.
  }
}

/** Forgets one draft. */
export async function dropDraft(key: string): Promise<void> {
  try {
    const database = await open()
    await database.delete('drafts', key)
    database.close()
  } catch {
    // As above.
  }
}
