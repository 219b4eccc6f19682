import { Readable, Writable } from 'node:stream'
import type pg from 'pg'

type Ended = (error?: Error | null) => void

/** What the server sends of one COPY … TO STDOUT, a row a piece; the server waits while nobody reads. Give it to `client.query`. */
export class CopyOut extends Readable implements pg.Submittable {
  rows = 0
  #connection: pg.Connection | null = null

  constructor(private readonly sql: string) {
    super({ highWaterMark: 1024 * 1024 })
  }

  submit = (connection: pg.Connection): void => {
    this.#connection = connection
    connection.query(this.sql)
  }

  override _read(): void {
    this.#connection?.stream.resume()
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.rows += 1
    // The driver uses its buffer again for what comes next.
    if (!this.push(Buffer.from(chunk))) this.#connection?.stream.pause()
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.destroy(error)
  }

  handleReadyForQuery(): void {
    this.push(null)
  }
}

/** Takes rows, as CopyOut gives them, to one COPY … FROM STDIN; ends when the server has taken them all. Give it to `client.query`. */
export class CopyIn extends Writable implements pg.Submittable {
  #connection: pg.Connection | null = null
  #ready: Ended | null = null
  #ended: Ended | null = null

  constructor(private readonly sql: string) {
    super({ highWaterMark: 1024 * 1024 })
  }

  submit = (connection: pg.Connection): void => {
    this.#connection = connection
    connection.query(this.sql)
  }

  /** Nothing is sent before the server asks for it. */
  override _construct(ready: Ended): void {
    this.#ready = ready
  }

  override _write(rows: Buffer, _encoding: BufferEncoding, done: Ended): void {
    const head = Buffer.alloc(5)
    head.write('d', 'latin1')
    head.writeUInt32BE(rows.length + 4, 1)
    this.#connection?.stream.write(head)
    this.#connection?.stream.write(rows, done)
  }

  override _final(done: Ended): void {
    this.#ended = done
    this.#connection?.stream.write(Buffer.from('c\0\0\0\x04', 'latin1'))
  }

  handleCopyInResponse(): void {
    this.#ready?.()
    this.#ready = null
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    if (this.#ready) this.#ready(error)
    else this.destroy(error)
    this.#ready = null
  }

  handleReadyForQuery(): void {
    this.#ended?.()
    this.#ended = null
  }
}
