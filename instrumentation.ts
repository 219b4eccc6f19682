import { runsOnNode } from '@/lib/config/process'

/** Called by Next once when the server starts. */
export async function register(): Promise<void> {
  if (!runsOnNode()) return
  const { noteIncomingRequests } = await import('@/lib/access/request/incoming')
  noteIncomingRequests()
  const { startBackground } = await import('@/lib/start/background')
  await startBackground()
}
