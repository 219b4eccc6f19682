import type { Failure, Result } from '@/lib/errors/refusal'

const noNetwork: Failure = { ok: false, code: 'unavailable', reason: 'network' }

/**
 * Sends one file as it is to the upload door and tells how far it is (0 to 1). Answers what the door said; a lost
 * connection, or an answer that is none of ours, is a failure like any other.
 */
export function sendFile(
  file: File,
  query: Readonly<Record<string, string>>,
  onProgress: (part: number) => void,
): Promise<Result<unknown>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/files?${new URLSearchParams(query)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => resolve(resultOf(request.responseText))
    request.onerror = () => resolve(noNetwork)
    request.onabort = () => resolve(noNetwork)
    request.send(file)
  })
}

function resultOf(text: string): Result<unknown> {
  try {
    const said: unknown = JSON.parse(text)
    return isResult(said) ? said : noNetwork
  } catch {
    return noNetwork
  }
}

function isResult(said: unknown): said is Result<unknown> {
  return typeof said === 'object' && said !== null && 'ok' in said && (said.ok === true || 'code' in said)
}
