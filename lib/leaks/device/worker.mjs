// The worker that opens the report form where there is no connection. It runs in the browser, within /report-leak only, and
// keeps two things: the empty form of the person who signed in here last, and the files of the build it needs. It never keeps an
// answer of the server that holds anything else. Where the browser knows Background Sync it also sends what waits.

const prefix = 'dertig-report:'
const formPath = '/report-leak'
const shellPath = '/report-leak/shell'
/** In milliseconds. */
const patience = 6_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// The form asks for it when it was opened with a connection.
self.addEventListener('message', (event) => {
  const { keep, assets } = Object(event.data)
  if (typeof keep !== 'string') return
  const told = keepForm(keep, Array.isArray(assets) ? assets : []).then(
    () => true,
    () => false,
  )
  event.waitUntil(told.then((kept) => event.ports[0]?.postMessage(kept ? 'kept' : 'not_kept')))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && (url.pathname === formPath || url.pathname === shellPath))
    event.respondWith(form(request))
  else if (isAsset(url.pathname)) event.respondWith(asset(request))
})

// A report for which "send" was pressed without a connection leaves when there is one, also while no page is open.
self.addEventListener('sync', (event) => {
  if (event.tag === 'dertig-report') event.waitUntil(sendWaiting())
})

/**
 * Sends what waits of the person who is signed in now, under its own number, so that it arrives once. It stays on the device: the form
 * sends it again when it is opened, learns that the server has it, and then adds its files; nothing here says that it was sent.
 * While a page of the form is open, that page sends. Throws where the server has trouble: the browser tries again later.
 */
async function sendWaiting() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.some(({ url }) => new URL(url).pathname.startsWith(formPath))) return
  const waiting = await waitingReports()
  if (waiting.length === 0) return
  const shell = await fetch(shellPath, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' })
  if (shell.status >= 500) throw new Error('no server')
  const owner = shell.ok ? /data-report-shell="([\w-]+)"/.exec(await shell.text())?.[1] : undefined
  // Signed out, or somebody else: it waits for whose it is.
  for (const { name, draft } of waiting.filter(({ name }) => owner && name.startsWith(`${owner}:leak-report`))) {
    const { clientId, answers, code } = draft
    const told = { ...answers, noticed: answers.noticed ?? 'now', ongoing: answers.ongoing ?? 'unknown' }
    const body = { clientId, sentAt: new Date().toISOString(), answers: { ...told, band: answers.band ?? 'unknown' } }
    const answer = await fetch('/api/leaks/report', {
      ...{ method: 'POST', credentials: 'same-origin', redirect: 'error' },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(code ? { ...body, code } : body),
    })
    if (answer.status >= 500) throw new Error(`${name} was not taken`)
  }
}

/** Drafts of reports that were told to leave, as components/form/device keeps them; none where there is no such store. */
function waitingReports() {
  return new Promise((resolve) => {
    const asked = indexedDB.open('dertig-drafts')
    // It is the page that makes the store.
    asked.onupgradeneeded = () => asked.transaction.abort()
    asked.onerror = () => resolve([])
    asked.onsuccess = () => {
      const database = asked.result
      const store = database.transaction('drafts').objectStore('drafts')
      const [names, kept] = [store.getAllKeys(), store.getAll()]
      store.transaction.oncomplete = () => {
        database.close()
        const all = names.result.map((name, at) => ({ name: String(name), draft: Object(kept.result[at]).draft }))
        resolve(all.filter(({ draft }) => draft?.outbox === true && draft.answers?.happened))
      }
      store.transaction.onabort = () => resolve([])
    }
  })
}

/** The page of the server; the kept form where the server does not answer in time, or has trouble of its own. */
async function form(request) {
  const kept = await keptForm()
  if (!kept) return fetch(request)
  const asked = fetch(request)
  const late = new Promise((resolve) => setTimeout(resolve, patience, null))
  try {
    const answer = await Promise.race([asked, late])
    return answer && answer.status < 500 ? answer : kept
  } catch {
    return kept
  } finally {
    asked.catch(() => {})
  }
}

async function asset(request) {
  return (await inOurs(request.url)) ?? fetch(request)
}

async function keptForm() {
  return inOurs(shellPath)
}

async function inOurs(address) {
  for (const name of await ourCaches()) {
    const found = await (await caches.open(name)).match(address, { ignoreVary: true })
    if (found) return found
  }
  return undefined
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix))
}

/** Fetches the empty form with what it needs; what another person or another build left goes last. */
async function keepForm(owner, given) {
  const answer = await fetch(shellPath, { credentials: 'same-origin', redirect: 'error', cache: 'no-store' })
  const html = await answer.clone().text()
  // Anything else is the page of a network in between, of a sign-in, or of somebody else.
  if (!answer.ok || !html.includes(`data-report-shell="${owner}"`)) throw new Error('no form')
  const cache = await caches.open(prefix + owner)
  const wanted = new Set([...assetsIn(html), ...given.filter((path) => typeof path === 'string' && isAsset(path))])
  for (const path of wanted) {
    const kept = (await cache.match(path)) ?? (await fetched(path))
    if (path.endsWith('.css')) for (const inside of assetsIn(await kept.clone().text(), path)) wanted.add(inside)
    await cache.put(path, kept)
  }
  await cache.put(shellPath, answer)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== shellPath && !wanted.has(pathname)) await cache.delete(url)
  }
  for (const name of await ourCaches()) if (name !== prefix + owner) await caches.delete(name)
}

async function fetched(path) {
  const answer = await fetch(path, { credentials: 'same-origin', redirect: 'error' })
  if (!answer.ok) throw new Error(`no ${path}`)
  return answer
}

/** Files of the build, which hold nothing of anybody and never change under their name; and what an installed page shows. */
function isAsset(path) {
  return path.startsWith('/_next/static/') || path === '/icon.svg' || path === '/manifest.webmanifest'
}

function assetsIn(text, base = '/') {
  const named = text.match(/\/_next\/static\/[\w./~@%()[\]-]+\.(?:js|css|woff2|svg)/g) ?? []
  const beside = base.endsWith('.css')
    ? [...text.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(
        ([, to]) => new URL(to, new URL(base, self.location.origin)).pathname,
      )
    : ['/icon.svg', '/manifest.webmanifest']
  return [...named, ...beside].filter(isAsset)
}
