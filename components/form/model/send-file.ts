import type { Result } from '@/lib/errors/refusal'
import { resultOf, unreachable } from './answer'

/**
 * Sends one file as it is to an upload door and tells how far it is (0 to 1). Answers what the door said; a lost
 * connection, or an answer that is none of ours, is a failure like any other.
 */
export function sendFile(
  address: string,
  file: File,
  query: Readonly<Record<string, string>>,
  onProgress: (part: number) => void,
): Promise<Result<unknown>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `${address}?${new URLSearchParams(query)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => resolve(resultOf(request.status, request.responseText, (value) => value))
    request.onerror = () => resolve(unreachable)
    request.onabort = () => resolve(unreachable)
    request.send(file)
  })
}
