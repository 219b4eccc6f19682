/** Bytes that no plain text holds: controls other than tab, line break, form feed and carriage return. */
const isControl = (byte: number) => (byte < 32 && (byte < 9 || byte > 13 || byte === 11)) || byte === 127

/** Tells, while bytes pass by, whether they all are printable UTF-8 text. Keeps nothing. */
export class PrintableText {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #holds = true

  /** The next bytes. */
  add(chunk: Uint8Array): void {
    if (!this.#holds) return
    this.#holds = !chunk.some(isControl) && this.#decodes(chunk, true)
  }

  /** After the last bytes: was it text. */
  end(): boolean {
    return this.#holds && this.#decodes(new Uint8Array(), false)
  }

  #decodes(chunk: Uint8Array, stream: boolean): boolean {
    try {
      this.#decoder.decode(chunk, { stream })
      return true
    } catch {
      return false
    }
  }
}
