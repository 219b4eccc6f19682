import { isDevelopment } from '@/lib/config/process'
import { logUnexpected } from './unexpected'
import { requestIdHere, visitHere } from './visit'

let kept = false

/**
 * Next prints every error it catches with its message, and messages of the database may quote values. Outside
 * development an error that goes to the console goes to our log instead, which keeps none. Next then tells the browser
 * the digest of the error: that becomes the request id, so that the error page names the line. Called once by
 * instrumentation.ts.
 */
export function keepContentsOffConsole(): void {
  if (kept || isDevelopment()) return
  kept = true
  const { error: print } = console
  console.error = (...said: unknown[]) => {
    const error = said.find((part) => part instanceof Error)
    if (error) noteConsoleError(error)
    else print(...said)
  }
}

/** Notes an error that Next would have printed. */
function noteConsoleError(error: Error): void {
  const requestId = requestIdHere()
  if (visitHere() && 'digest' in error) error.digest = requestId
  logUnexpected('next', requestId, error)
}
