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
  const { noteFailure } = await import('@/lib/action/failed')
  noteFailure('next', error)
}
