import { forgetPages } from '@/components/form/device/kept-pages'

/** Browser databases of Dertig carry this prefix; everything typed and not sent is in them. */
const prefix = 'dertig'

/** How many unsent things this device keeps. Zero where the browser keeps nothing. */
export async function countDrafts(): Promise<number> {
  const { openDB } = await import('idb')
  let count = 0
  for (const name of await keptDatabases()) {
    const database = await openDB(name)
    for (const store of database.objectStoreNames) count += await database.count(store)
    database.close()
  }
  return count
}

/** Removes everything Dertig keeps on this device, other tabs included. */
export async function wipeDrafts(): Promise<void> {
  const [{ deleteDB }] = await Promise.all([import('idb'), forgetPages(null)])
  for (const name of await keptDatabases()) await deleteDB(name)
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
  }
}

async function keptDatabases(): Promise<string[]> {
  const all = (await indexedDB.databases?.()) ?? []
  return all.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
}
