/** Signs of what is no text with rows: an archive or a workbook, a file of the old Office, a PDF. */
const others = ['504b0304', '504b0506', 'd0cf11e0a1b11ae1', '25504446']

/** So much is looked at before anything is decided. */
const headBytes = 64 * 1024

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How a text file is written, by its mark or by what its beginning can be; null where it is no text. */
export function encodingOf(head: Uint8Array): Encoding | null {
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex')
  if (others.some((start) => hex.startsWith(start))) return null
  if (hex.startsWith('fffe')) return 'utf-16le'
  if (hex.startsWith('feff')) return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(head.length, 1_000); at += 1)
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const half = Math.min(head.length, 1_000) / 2
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be'
  if (even + odd > 0) return null
  return isUtf8(head) ? 'utf-8' : 'windows-1252'
}

/** The end of the head may cut a character in two. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

export type Texts = { encoding: Encoding; texts: AsyncIterable<string> }

/** The texts of a file as it comes, its mark taken off; null where it is no text. Never holds more than its head and one piece. */
export async function textsOf(pieces: AsyncIterable<Uint8Array>): Promise<Texts | null> {
  const source = pieces[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let size = 0
  while (size < headBytes) {
    const { done, value } = await source.next()
    if (done) break
    parts.push(value)
    size += value.byteLength
  }
  const head = Buffer.concat(parts)
  const encoding = encodingOf(head.subarray(0, headBytes))
  if (encoding === null) return null
  const decoder = new TextDecoder(encoding)
  async function* rest() {
    yield decoder.decode(head, { stream: true })
    for (let next = await source.next(); !next.done; next = await source.next())
      yield decoder.decode(next.value, { stream: true })
    yield decoder.decode()
  }
  return { encoding, texts: rest() }
}
