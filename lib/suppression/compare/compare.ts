import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '@/lib/errors/refusal'
import { addressDigest } from '../address/digest'
import { addressesIn } from '../address/listed'
import { type Column, columnOf, separatorOf } from './columns'
import { type Encoding, textsOf } from './encoding'

/** Which of these digests stand on the suppression list. */
export type LookUp = (digests: readonly string[]) => Promise<ReadonlySet<string>>

export type Found = { address: string; row: number }
export type WrongRow = { row: number; why: 'no_address' | 'no_cell' }

/** What a comparison says: counts, the hash of what was read, and who stands on the list all the same; nothing of it is kept but counts. */
export type Compared = {
  sha256: string
  rows: number
  addresses: number
  /** Rows without an address. */
  wrong: number
  /** Of these, rows in which something stands that is no address: who it is, nobody knows. */
  unread: number
  /** The first of them. */
  wrongRows: readonly WrongRow[]
  /** Each address once, where it stands first; at most a hundred thousand of them. */
  found: readonly Found[]
  digests: readonly string[]
  /** The file ended in the middle of a cell, or a cell has no end: what follows was not read. */
  isWhole: boolean
  brokenAt: number | null
}
export type ComparedFile = Compared & { encoding: Encoding; separator: string; column: string | null }

/** Rows looked at before the column of addresses is known. */
const firstRows = 50
/** Addresses that are asked for at once: so few that what is held of them goes before it counts as lasting. */
const batch = 1_000
const mostWrongRows = 50
/** Bytes of the longest row: an export has cells with notes, and one with no end must stop somewhere. */
const mostRow = 4 * 1024 * 1024
/** A list is looked at as far as this; nobody sends newsletters to more. */
const mostRows = 1_000_000
/** So many are named; beyond that they are counted, and named when these are gone. */
const mostNamed = 100_000

/** Takes addresses one by one and asks for them in batches; what it holds does not grow with the list, only with what it finds. */
export function comparison(lookUp: LookUp) {
  const hash = createHash('sha256')
  const wrongRows: WrongRow[] = []
  const found: Found[] = []
  const digests = new Set<string>()
  let waiting: { digest: string; address: string; row: number }[] = []
  const counts = { rows: 0, addresses: 0, wrong: 0, unread: 0 }
  async function ask(): Promise<void> {
    const asked = waiting
    waiting = []
    if (asked.length === 0) return
    const hits = await lookUp(asked.map(({ digest }) => digest))
    for (const { digest, address, row } of asked) {
      if (!hits.has(digest) || digests.has(digest)) continue
      digests.add(digest)
      if (found.length < mostNamed) found.push({ address, row })
    }
  }
  return {
    hash,
    /** True when the next row must wait until what was taken is asked for. */
    take(row: number, cell: string | undefined): boolean {
      counts.rows += 1
      const addresses = cell === undefined ? [] : addressesIn(cell)
      if (addresses.length === 0) {
        counts.wrong += 1
        if (cell?.trim()) counts.unread += 1
        if (wrongRows.length < mostWrongRows)
          wrongRows.push({ row, why: cell === undefined ? 'no_cell' : 'no_address' })
        return false
      }
      counts.addresses += addresses.length
      for (const address of addresses) waiting.push({ digest: addressDigest(address), address, row })
      return waiting.length >= batch
    },
    ask,
    /** Refuses `list_no_addresses` where rows came and none holds an address: that says nothing of anybody. */
    async end(brokenAt: number | null): Promise<Compared> {
      if (counts.rows > 0 && counts.addresses === 0) throw new Refusal('invalid', { reason: 'list_no_addresses' })
      await ask()
      const isWhole = brokenAt === null
      return { sha256: hash.digest('hex'), ...counts, wrongRows, found, digests: [...digests], isWhole, brokenAt }
    },
  }
}

/**
 * Compares a list of addresses as CSV, however it is written (UTF-8, UTF-16, Latin-1; comma, semicolon or tab; with or without a header),
 * as it comes. Refuses `list_too_large` beyond `most` bytes, `list_not_text`, and `list_no_addresses` where no column or no row holds any.
 */
export async function compareFile(
  pieces: AsyncIterable<Uint8Array>,
  { lookUp, most }: { lookUp: LookUp; most: number },
): Promise<ComparedFile> {
  const all = comparison(lookUp)
  let size = 0
  async function* counted() {
    for await (const piece of pieces) {
      size += piece.byteLength
      if (size > most) throw new Refusal('invalid', { reason: 'list_too_large' })
      all.hash.update(piece)
      yield piece
    }
  }
  const read = await textsOf(counted())
  if (read === null) throw new Refusal('invalid', { reason: 'list_not_text' })
  const texts = read.texts[Symbol.asyncIterator]()
  const { value: head = '' } = await texts.next()
  const separator = separatorOf(head)
  let column: Column | null = null
  let row = 0
  const first: string[][] = []
  const begin = async () => {
    column = columnOf(first)
    if (column === null) throw new Refusal('invalid', { reason: 'list_no_addresses' })
    for (const [at, cells] of first.entries()) if (at > 0 || column.name === null) await take(column, at + 1, cells)
    first.length = 0
  }
  const take = async ({ at }: Column, number: number, cells: readonly string[]) => {
    // An empty line, as at the end of many files, is no row.
    if (cells.length <= 1 && (cells[0] ?? '').trim() === '') return
    if (all.take(number, cells[at])) await all.ask()
  }
  let brokenAt: number | null = null
  try {
    for await (const some of rowsOf(joined(head, texts), separator))
      for (const cells of some) {
        row += 1
        if (row > mostRows) throw new Refusal('invalid', { reason: 'list_too_large' })
        if (column !== null) await take(column, row, cells)
        else if (first.push(cells) >= firstRows) await begin()
      }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    brokenAt = row + 1
  }
  if (column === null) await begin()
  const named = nameOf(column)
  return { ...(await all.end(brokenAt)), encoding: read.encoding, separator, column: named }
}

const nameOf = (column: Column | null): string | null => column?.name ?? null

async function* joined(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) if (next.value !== '') yield next.value
}

/**
 * The rows of each text as it comes. Where the reading breaks, what stood before is handed over first, then the error comes: a stream that
 * broke would keep it to itself.
 */
async function* rowsOf(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[][]> {
  let rows: string[][] = []
  const parser = parse({
    ...{ delimiter, bom: true, relax_column_count: true, relax_quotes: true, max_record_size: mostRow },
    on_record: (record: unknown) => {
      if (Array.isArray(record)) rows.push(record.map(String))
      return null
    },
  })
  const broken = new Promise<Error>((resolve) => parser.once('error', resolve))
  const ended = new Promise<null>((resolve) => parser.once('end', () => resolve(null)))
  const written = (text: string) => new Promise<null>((resolve) => parser.write(text, () => resolve(null)))
  parser.resume()
  try {
    for await (const text of texts) {
      const error = await Promise.race([broken, written(text)])
      yield rows
      rows = []
      if (error) throw error
    }
    parser.end()
    const error = await Promise.race([broken, ended])
    yield rows
    if (error) throw error
  } finally {
    parser.destroy()
  }
}
