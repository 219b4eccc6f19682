import nodemailer, { type NodemailerError, type SendMailOptions } from 'nodemailer'
import { oneLine } from '@/lib/text/characters'
import { second } from '@/lib/time/length'
import type { Attempt, MailProblem } from '../queue'
import type { MailSettings } from '../settings'

/** How long a server may keep us waiting; a claim on a mail lasts longer than the longest attempt. */
export const usualPatience = {
  connectionTimeout: 15 * second,
  greetingTimeout: 15 * second,
  socketTimeout: 30 * second,
  dnsTimeout: 10 * second,
  attemptMs: 90 * second,
}
export type Patience = typeof usualPatience

/** Sends one mail over a connection of its own. Never throws: what went wrong is the answer. */
export async function sendOne(
  settings: MailSettings,
  message: SendMailOptions,
  { attemptMs, ...timeouts }: Patience = usualPatience,
): Promise<Attempt> {
  const { host, port, security, login } = settings
  const transport = nodemailer.createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    // The name we greet with: the one people know us by, not that of this machine.
    name: new URL(settings.appUrl).hostname,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  const limit = new AbortController()
  try {
    return await Promise.race([
      transport.sendMail(message).then((): Attempt => ({ outcome: 'sent' })),
      tooLong(attemptMs, limit.signal),
    ])
  } catch (error) {
    return failed(error)
  } finally {
    limit.abort()
    transport.close()
  }
}

function tooLong(attemptMs: number, signal: AbortSignal): Promise<Attempt> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ outcome: 'later', problem: 'timed_out', code: null, answer: '' }),
      attemptMs,
    )
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}

/** A 5xx about the mail itself is final; what is wrong with us, the way there or the moment is tried again. */
function failed(error: unknown): Attempt {
  const { code, cause, responseCode, response } = partsOf(error)
  const answer = oneLine((response ?? cause).replace(/^\d{3}[ -]/, ''), 300)
  const later = (problem: MailProblem): Attempt => ({ outcome: 'later', problem, code: responseCode, answer })
  switch (code) {
    case 'EDNS':
    case 'ECONNECTION':
    case 'EPROTOCOL':
      return later('no_connection')
    case 'ESOCKET':
      // Names of the network have no underscore (ECONNREFUSED), those of TLS do (CERT_HAS_EXPIRED).
      return later(cause.includes('_') ? 'tls' : 'no_connection')
    case 'ETIMEDOUT':
      return later('timed_out')
    case 'ETLS':
      return later('tls')
    case 'EAUTH':
    case 'ENOAUTH':
      return later('sign_in')
    default:
  }
  if (responseCode !== null && responseCode >= 500)
    return { outcome: 'never', problem: 'refused', code: responseCode, answer }
  return later(responseCode === null ? 'unknown' : 'refused_for_now')
}

type Parts = { code: string; cause: string; responseCode: number | null; response: string | null }

function partsOf(error: unknown): Parts {
  if (!(error instanceof Error)) return { code: '', cause: '', responseCode: null, response: null }
  const known: Partial<NodemailerError> = error
  return {
    code: known.code ?? '',
    cause: known.originalCode ?? '',
    responseCode: known.responseCode ?? null,
    response: known.response ?? null,
  }
}
