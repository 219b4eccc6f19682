import { EventEmitter } from 'node:events'
import { IncomingMessage, Server } from 'node:http'
import { peerHeader, prefetchHeader } from './internal-headers'

let installed = false

/**
 * Notes on every incoming request what only the server itself can know, before Next or anything else sees it: the
 * address of the peer (Next keeps a forged X-Forwarded-For) and whether it is a prefetch (Next hides that from
 * proxy.ts). Values of these headers from outside, and Next's own internal header, are thrown away. Called once by
 * instrumentation.ts.
 */
export function noteIncomingRequests(): void {
  if (installed) return
  installed = true
  const { emit } = EventEmitter.prototype
  Server.prototype.emit = function noted(this: Server, event: string | symbol, ...rest: unknown[]): boolean {
    const request = rest[0]
    if ((event === 'request' || event === 'upgrade') && request instanceof IncomingMessage) note(request)
    return emit.call(this, event, ...rest)
  }
}

/** Replaces the notes of one request. */
export function note(request: IncomingMessage): void {
  const { headers } = request
  const prefetching = 'next-router-prefetch' in headers || 'next-router-segment-prefetch' in headers
  delete headers['x-middleware-subrequest']
  delete headers[prefetchHeader]
  headers[peerHeader] = request.socket.remoteAddress ?? ''
  if (prefetching) headers[prefetchHeader] = '1'
}
