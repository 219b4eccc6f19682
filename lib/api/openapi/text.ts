import { openApiDocument } from './document'

let kept: string | undefined

/** The document as it is sent. */
export function openApiText(): Response {
  kept ??= JSON.stringify(openApiDocument(), null, 1)
  return new Response(kept, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } })
}
