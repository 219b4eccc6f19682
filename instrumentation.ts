import { runsOnNode } from '@/lib/config/process'

/** Called by Next once when the server starts. */
export async function register(): Promise<void> {
  if (!runsOnNode()) return
  const { keepContentsOffConsole } = await import('@/lib/log/console')
  keepContentsOffConsole()
  const { noteIncomingRequests } = await import('@/lib/access/request/incoming')
  noteIncomingRequests()
  const { startBackground } = await import('@/lib/start/background')
  await startBackground()
}

/** Called by Next for every error that a page, a route or an action let through. */
export async function onRequestError(error: unknown): Promise<void> {
  if (!runsOnNode()) return
  const [{ logUnexpected }, { requestIdHere }] = await Promise.all([
    import('@/lib/log/unexpected'),
    import('@/lib/log/visit'),
  ])
  logUnexpected('next', requestIdHere(), error)
}
