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
