/** Caches of Dertig on this device carry this prefix, then what they keep, then whose it is. */
const prefix = 'dertig-'

/** Forgets the pages that this device keeps to open without a connection, but those of one person. */
export async function forgetPages(exceptOwner: string | null): Promise<void> {
  // No secure connection, no caches.
  if (!('caches' in globalThis)) return
  try {
    for (const name of await caches.keys()) {
      const others = exceptOwner === null || !name.endsWith(`:${exceptOwner}`)
      if (name.startsWith(prefix) && others) await caches.delete(name)
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
