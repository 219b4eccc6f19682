import { second } from '@/lib/time/length'

const address = '/api/leaks/report/worker'
const scope = '/report-leak'
const patienceMs = 30 * second

/**
 * Has this browser keep the empty form of this person, so that it opens without a connection. False where the browser cannot,
 * or the form could not be fetched whole; the form works all the same.
 */
export async function keepForm(ownerId: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    const registration = await navigator.serviceWorker.register(address, { scope, updateViaCache: 'none' })
    const worker = await activeOf(registration)
    return worker !== null && (await kept(worker, ownerId))
  } catch {
    return false
  }
}

/**
 * Asks the browser to wake the worker when there is a connection, so that what waits leaves also while no page is open; nothing
 * where it does not know that, or says no.
 */
export async function wakeForSending(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope).catch(() => undefined)
  if (registration && canSync(registration)) await registration.sync.register('dertig-report').catch(() => undefined)
}

type WithSync = ServiceWorkerRegistration & { sync: { register(tag: string): Promise<void> } }
const canSync = (registration: ServiceWorkerRegistration): registration is WithSync => 'sync' in registration

async function activeOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const begun = registration.installing ?? registration.waiting
  if (begun && begun.state !== 'activated')
    await new Promise<void>((resolve) => {
      begun.addEventListener('statechange', () => begun.state === 'activated' && resolve())
      setTimeout(resolve, patienceMs)
    })
  return registration.active
}

function kept(worker: ServiceWorker, ownerId: string): Promise<boolean> {
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name, location.origin))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data === 'kept')
    setTimeout(resolve, patienceMs, false)
    worker.postMessage({ keep: ownerId, assets }, [port2])
  })
}
