import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Draft, isExpired } from './draft'

/** Name of the browser's database that holds what was typed on this device; signing out deletes it after asking. */
export const deviceDatabase = 'dertig-device'

interface Device extends DBSchema {
  reports: { key: string; value: Draft }
}

let opened: Promise<IDBPDatabase<Device>> | null = null

function device(): Promise<IDBPDatabase<Device>> {
  opened ??= openDB<Device>(deviceDatabase, 1, {
    upgrade: (database) => {
      database.createObjectStore('reports', { keyPath: 'clientId' })
    },
    // Another tab signs out and deletes the database: give way.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
      opened = null
    },
  })
  return opened
}

/** The newest draft of this person, or null. Expired ones are removed on the way. */
export async function loadDraft(ownerId: string): Promise<Draft | null> {
  const database = await device()
  const all = await database.getAll('reports')
  const now = Date.now()
  await Promise.all(
    all.filter((draft) => isExpired(draft, now)).map((draft) => database.delete('reports', draft.clientId)),
  )
  const own = all.filter((draft) => draft.ownerId === ownerId && !isExpired(draft, now))
  return own.sort((a, b) => b.updatedAt - a.updatedAt)[0] ?? null
}

/** Keeps a draft. Rejects where the browser keeps nothing (private windows): the page then says so. */
export async function saveDraft(draft: Draft): Promise<void> {
  await (await device()).put('reports', draft)
}

/** Removes a draft: sent, or thrown away. */
export async function deleteDraft(clientId: string): Promise<void> {
  await (await device()).delete('reports', clientId)
}
