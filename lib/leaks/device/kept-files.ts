import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { week } from '@/lib/time/length'

/** A photo or file that a device keeps for a report: `ref` once the server has the report and not yet the file. */
export type KeptFile = { id: string; clientId: string; ref: string | null; file: File }

type Row = { owner: string; clientId: string; ref: string | null; name: string; content: Blob; savedAt: number }
interface Files extends DBSchema {
  files: { key: string; value: Row }
}

/** Its name begins as those of all that signing out removes. */
async function using<R>(work: (database: IDBPDatabase<Files>) => Promise<R>): Promise<R> {
  const database = await openDB<Files>('dertig-report-files', 1, {
    upgrade(made) {
      made.createObjectStore('files')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** The files that this device keeps for a person's reports, oldest first; what nobody touched for seven days goes. */
export async function keptFiles(owner: string): Promise<KeptFile[]> {
  try {
    return await using(async (database) => {
      const all = database.transaction('files', 'readwrite')
      const found: (KeptFile & { savedAt: number })[] = []
      for await (const { key: id, value } of all.store.iterate()) {
        const { clientId, ref, name, content, savedAt } = value
        if (Date.now() - savedAt > week) await all.store.delete(id)
        else if (value.owner === owner)
          found.push({ id, clientId, ref, savedAt, file: new File([content], name, { type: content.type }) })
      }
      await all.done
      return found.sort((a, b) => a.savedAt - b.savedAt)
    })
  } catch {
    return []
  }
}

/** Those of one report. */
export async function keptFilesOf(owner: string, clientId: string): Promise<KeptFile[]> {
  return (await keptFiles(owner)).filter((one) => one.clientId === clientId)
}

/** Keeps a file with a draft; null where the browser keeps nothing, or has no room. */
export async function keepFile(owner: string, clientId: string, file: File): Promise<KeptFile | null> {
  const id = crypto.randomUUID()
  try {
    // A copy: what was chosen may be gone, or changed, by the time it is sent.
    const content = new Blob([await file.arrayBuffer()], { type: file.type })
    await using((database) =>
      database.put('files', { owner, clientId, ref: null, name: file.name, content, savedAt: Date.now() }, id),
    )
    return { id, clientId, ref: null, file: new File([content], file.name, { type: file.type }) }
  } catch {
    return null
  }
}

/** The server has the report: its files wait for their own way there. */
export async function filesFollow(owner: string, clientId: string, ref: string): Promise<void> {
  await using(async (database) => {
    const all = database.transaction('files', 'readwrite')
    for await (const cursor of all.store.iterate()) {
      const { value } = cursor
      if (value.owner === owner && value.clientId === clientId) await cursor.update({ ...value, ref })
    }
    await all.done
  }).catch(() => undefined)
}

/** Forgets files: they were stored, or thrown away. */
export async function dropFiles(ids: readonly string[]): Promise<void> {
  await using(async (database) => {
    for (const id of ids) await database.delete('files', id)
  }).catch(() => undefined)
}
