/** Called by Next once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { noteIncomingRequests } = await import('@/lib/access/request/incoming')
  noteIncomingRequests()
  const { startBackground } = await import('@/lib/start/background')
  await startBackground()
}
