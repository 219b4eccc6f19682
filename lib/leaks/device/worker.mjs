// The worker that opens the report form where there is no connection. It runs in the browser, within /report-leak only, and
// keeps two things: the empty form of the person who signed in here last, and the files of the build it needs. It never keeps an
// answer of the server that holds anything else.

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
