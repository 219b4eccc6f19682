import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { settings } from '@/lib/config/settings'
import { Refusal } from '@/lib/errors/refusal'
import { second } from '@/lib/time/length'

/** Is what comes in looked at by a virus scanner. */
export const isScanned = (): boolean => settings().CLAMD !== undefined

const longestSilence = 60 * second
const pieceBytes = 64 * 1024

/**
 * Lets clamd look at a file that came in (INSTREAM), where CLAMD names one; does nothing where not. Refuses `invalid`
 * (file_infected, with the name that the scanner gives it) and, when the scanner does not answer or gives up, `unavailable`
 * (file_unscanned): nothing comes in that was not looked at.
 */
export async function scanFile(file: string, sha256: string): Promise<void> {
  const { CLAMD } = settings()
  if (CLAMD === undefined) return
  const said = await answerOf(CLAMD, file).catch(() => null)
  if (said === 'stream: OK') return
  const [, signature] = /^stream: (.{1,200}) FOUND$/.exec(said ?? '') ?? []
  if (signature === undefined) throw new Refusal('unavailable', { reason: 'file_unscanned' })
  throw new Refusal('invalid', {
    reason: 'file_infected',
    fields: { file: ['file_infected'] },
    data: { signature: signature.replace(/[^\x20-\x7e]/g, '?'), sha256 },
  })
}

/** Where clamd listens: `unix:/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`. */
export function placeOfScanner(given: string): { path: string } | { host: string; port: number } {
  if (given.startsWith('unix:')) return { path: given.slice('unix:'.length) }
  const { hostname, port } = new URL(given)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}

async function answerOf(given: string, file: string): Promise<string> {
  const socket = connect(placeOfScanner(given))
  socket.setTimeout(longestSilence, () => socket.destroy(new Error('the scanner is silent')))
  const said = wholeOf(socket)
  // Read at the end; a scanner that hangs up while we send has said why before.
  said.catch(() => {})
  try {
    await once(socket, 'connect')
    await send(socket, file).catch(() => {})
    return await said
  } finally {
    socket.destroy()
  }
}

async function wholeOf(socket: Socket): Promise<string> {
  let said = ''
  for await (const piece of socket) {
    said += String(piece)
    if (said.includes('\0') || said.length > 1_000) break
  }
  return said.split('\0')[0]?.trim() ?? ''
}

function drained(socket: Socket): Promise<void> {
  return new Promise((go) => {
    const done = () => {
      socket.off('drain', done).off('close', done)
      go()
    }
    socket.on('drain', done).on('close', done)
  })
}

async function send(socket: Socket, file: string): Promise<void> {
  const put = async (bytes: Buffer) => {
    if (socket.destroyed) throw new Error('the scanner hung up')
    if (socket.write(bytes) || socket.destroyed) return
    await drained(socket)
  }
  await put(Buffer.from('zINSTREAM\0'))
  for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(piece.length)
    await put(Buffer.concat([head, piece]))
  }
  await put(Buffer.alloc(4))
}
