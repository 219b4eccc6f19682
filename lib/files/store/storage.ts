import type { Readable } from 'node:stream'

/** Where the bytes of stored files lie, each content under its SHA-256: a folder, or a storage elsewhere. */
export type Contents = {
  /** Brings a whole file there before its row is written, where that takes time; without a row it is swept a day later. */
  ahead(sha256: string, file: string): Promise<void>
  /** Makes sure that it is there; called late in the transaction that writes its row. */
  keep(sha256: string, file: string): Promise<void>
  /** Its bytes as they lie there, not compared with anything; null when nothing does. */
  open(sha256: string): Promise<Readable | null>
  drop(sha256: string): Promise<void>
  modifiedAt(sha256: string): Promise<number | null>
  all(): AsyncIterable<{ sha256: string; modified: number }>
}
