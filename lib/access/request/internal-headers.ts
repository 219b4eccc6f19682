/** Request headers by which the server tells itself something; values from outside are thrown away or overwritten. */

/** Path and query of the page, set by proxy.ts. */
export const pathHeader = 'x-dertig-path'

/** Address of whoever connected, set by lib/access/request/incoming.ts. */
export const peerHeader = 'x-dertig-peer'

/** Set by lib/access/request/incoming.ts on requests that only guess what a person may open next. */
export const prefetchHeader = 'x-dertig-prefetch'

/** Goes with every answer: the id of its line in the log. One that comes from outside is not read. */
export const requestIdHeader = 'x-request-id'
