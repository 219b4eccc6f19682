import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** How the storage behaves: as it should, or as one that is ill. */
export type Mood = 'well' | 'busy' | 'refuses' | 'silent' | 'cuts'

export const access = { key: 'KEYOFTHETEST', secret: 'secret/of+the test', region: 'eu-test-1', bucket: 'house' }

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Signature version 4 as its description says it, written without the library that signs. */
function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const [, date = '', signed = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=KEYOFTHETEST\/(\d{8})\/eu-test-1\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const names = signed.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return false
  if (headers['x-amz-content-sha256'] !== sha256(body)) return false
  const [path = '', query = ''] = url.split('?')
  const canonical = [
    ...[method, path, query.split('&').filter(Boolean).sort().join('&').replaceAll('+', '%20')],
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    ...['', signed, headers['x-amz-content-sha256']],
  ].join('\n')
  const scope = `${date}/${access.region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${access.secret}`, date), access.region))
  return createHmac('sha256', key).update(toSign).digest('hex') === signature
}

/** A storage of objects on this machine, which takes and gives what is signed, a page of two at a time when it lists. */
export async function aStorage() {
  const objects = new Map<string, { bytes: Buffer; modified: Date }>()
  const state: { mood: Mood; asked: string[]; unsigned: number; busyTimes: number } = {
    ...{ mood: 'well', asked: [], unsigned: 0, busyTimes: 0 },
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request)
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    state.asked.push(`${request.method} ${pathname}`)
    if (state.mood === 'silent') return
    if (state.mood === 'refuses') return response.writeHead(403).end()
    if (state.mood === 'busy' && state.busyTimes > 0) {
      state.busyTimes -= 1
      return response.writeHead(503).end()
    }
    if (!isSigned(request, body)) {
      state.unsigned += 1
      return response.writeHead(403).end()
    }
    if (searchParams.has('list-type')) return response.end(listed(objects, searchParams))
    const key = pathname.replace(`/${access.bucket}/`, '')
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, modified: new Date() })
      return response.end()
    }
    const found = objects.get(key)
    if (!found) return response.writeHead(404).end()
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    response.writeHead(200, { 'content-length': found.bytes.length, 'last-modified': found.modified.toUTCString() })
    if (request.method === 'HEAD') return response.end()
    if (state.mood !== 'cuts') return response.end(found.bytes)
    return response.write(found.bytes.subarray(0, 3), () => response.destroy())
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = address(server.address())
  const who = `${access.key}:${encodeURIComponent(access.secret)}`
  return {
    url: `http://${who}@127.0.0.1:${port}/${access.bucket}/files?region=${access.region}&timeout=1`,
    objects,
    state,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function listed(objects: Map<string, { bytes: Buffer; modified: Date }>, asked: URLSearchParams): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).sort()
  const from = Number(asked.get('continuation-token') ?? 0)
  const page = keys.slice(from, from + 2).map((key) => {
    const modified = objects.get(key)?.modified.toISOString()
    return `<Contents><Key>${key}</Key><LastModified>${modified}</LastModified><Size>1</Size></Contents>`
  })
  const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${page.join('')}${next}</ListBucketResult>`
}

function address(given: AddressInfo | string | null): AddressInfo {
  if (given === null || typeof given === 'string') throw new Error('no port')
  return given
}

/** The harmless text that every scanner must find, in two halves: so no scanner finds it here. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** A clamd on this machine that knows one signature, takes at most 100 kB, and can hang up before it answers. */
export async function aScanner() {
  const state = { hangsUp: false, scanned: 0 }
  const server = createSocketServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      if (state.hangsUp) return socket.destroy()
      heard = Buffer.concat([heard, piece])
      const said = verdict(heard)
      if (said === null) return
      state.scanned += 1
      socket.end(`${said}\0`)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `tcp://127.0.0.1:${address(server.address()).port}`, state, close: () => server.close() }
}

/** What clamd says of a stream, once it is whole or too long. */
function verdict(heard: Buffer): string | null {
  const command = 'zINSTREAM\0'
  if (heard.length < command.length) return null
  if (heard.toString('latin1', 0, command.length) !== command) return 'UNKNOWN COMMAND'
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const size = heard.readUInt32BE(at)
    const all = Buffer.concat(pieces)
    if (all.length > 100_000) return 'INSTREAM size limit exceeded. ERROR'
    if (size === 0) return all.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
    if (at + 4 + size > heard.length) return null
    pieces.push(heard.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}
