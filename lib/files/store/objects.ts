import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import { settings } from '@/lib/config/settings'
import { Refusal } from '@/lib/errors/refusal'
import { log } from '@/lib/log/log'
import { second } from '@/lib/time/length'
import type { Contents } from './storage'

/** A storage that speaks the S3 protocol: `https://KEY:SECRET@host/bucket/prefix?region=eu-west-3`. */
type Storage = { client: AwsClient; base: string; bucket: string; prefix: string; patience: number }

let known: { url: string; storage: Storage } | null = null

function storageOf(url: string): Storage {
  if (known?.url === url) return known.storage
  const given = new URL(url)
  const [bucket = '', ...rest] = given.pathname.split('/').filter(Boolean)
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(given.username),
    secretAccessKey: decodeURIComponent(given.password),
    region: given.searchParams.get('region') ?? 'us-east-1',
    service: 's3',
    retries: 2,
  })
  const prefix = rest.length > 0 ? `${rest.join('/')}/` : ''
  const patience = Number(given.searchParams.get('timeout') ?? 60) * second
  known = { url, storage: { client, base: given.origin, bucket, prefix, patience } }
  return known.storage
}

/** Asks once or, where the storage is busy, twice more; what is no answer, or a no, refuses `unavailable` (file_storage). */
async function ask(
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE',
  key: string,
  { search = '', body, sha256 }: { search?: string; body?: Blob; sha256?: string } = {},
): Promise<Response> {
  const { client, base, bucket, prefix, patience } = storageOf(settings().STORAGE_URL ?? '')
  const address = `${base}/${bucket}${key === '' ? '' : `/${prefix}${key}`}${search}`
  try {
    const answer = await client.fetch(address, {
      method,
      ...(body ? { body } : {}),
      // The storage compares what came with this, and what was signed too.
      headers: { 'x-amz-content-sha256': sha256 ?? emptyHash },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (answer.ok || answer.status === 404) return answer
    await answer.body?.cancel()
    log.error({ method, status: answer.status }, 'the storage refused')
  } catch (error) {
    log.error({ method, kind: error instanceof Error ? error.name : 'unknown' }, 'the storage does not answer')
  }
  throw new Refusal('unavailable', { reason: 'file_storage' })
}

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** As in a folder, so that one can become the other by copying. */
const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`

async function modifiedAt(sha256: string): Promise<number | null> {
  const answer = await ask('HEAD', keyOf(sha256))
  return answer.status === 404 ? null : Date.parse(answer.headers.get('last-modified') ?? '')
}

async function keep(sha256: string, file: string): Promise<void> {
  if ((await modifiedAt(sha256)) !== null) return
  const answer = await ask('PUT', keyOf(sha256), { body: await openAsBlob(file), sha256 })
  if (answer.status === 404) throw new Refusal('unavailable', { reason: 'file_storage' })
}

/** Contents in a storage of objects, each under its hash. */
export const objects: Contents = {
  // Long before the rows: a transaction does not wait for a network.
  ahead: keep,
  keep,
  async open(sha256) {
    const answer = await ask('GET', keyOf(sha256))
    if (answer.status === 404 || !answer.body) return null
    return Readable.from(piecesOf(answer.body))
  },
  async drop(sha256) {
    await ask('DELETE', keyOf(sha256))
  },
  modifiedAt,
  async *all() {
    let next = ''
    do {
      const { prefix } = storageOf(settings().STORAGE_URL ?? '')
      const search = new URLSearchParams({ 'list-type': '2', prefix, ...(next ? { 'continuation-token': next } : {}) })
      const page = await (await ask('GET', '', { search: `?${search}` })).text()
      for (const [, content = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const sha256 = /<Key>[^<]*?([0-9a-f]{64})<\/Key>/.exec(content)?.[1]
        const modified = Date.parse(/<LastModified>([^<]+)<\/LastModified>/.exec(content)?.[1] ?? '')
        if (sha256 !== undefined && !Number.isNaN(modified)) yield { sha256, modified }
      }
      next = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(page)?.[1] ?? ''
    } while (next !== '')
  },
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield Buffer.from(value)
    }
  } catch {
    throw new Refusal('unavailable', { reason: 'file_storage' })
  } finally {
    await reader.cancel().catch(() => {})
  }
}
