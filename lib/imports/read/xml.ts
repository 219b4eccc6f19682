import { setImmediate } from 'node:timers/promises'
import sax from 'sax'
import { Refusal } from '@/lib/errors/refusal'
import { limits } from './limits'
import { refuseTable } from './sheet'

/** What happens while an XML is read, by local names. */
export type Heard = {
  open: (name: string, attributes: Attributes) => void
  close: (name: string) => void
  /** The text since the last tag, in pieces. */
  text: (text: string) => void
}
export type Attributes = Readonly<Record<string, string>>

const piece = 128 * 1024
/** Deeper than any table. */
const deepest = 200

/**
 * Reads an XML part from front to back without keeping it, and lets others work in between. A document type is refused
 * (`table_doctype`), so that no entity is ever defined, let alone fetched; what is no XML is `table_damaged`.
 */
export async function hearXml(bytes: Uint8Array, heard: Heard): Promise<void> {
  const parser = sax.parser(true, { trim: false, normalize: false })
  let depth = 0
  parser.ondoctype = () => refuseTable('table_doctype')
  parser.onopentag = ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) refuseTable('table_damaged')
    heard.open(local(name), plain(attributes))
  }
  parser.onclosetag = (name) => {
    depth -= 1
    heard.close(local(name))
  }
  parser.ontext = heard.text
  parser.oncdata = heard.text
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      parser.write(decoder.decode(bytes.subarray(at, at + piece), { stream: true }))
      if (at > 0) await setImmediate()
    }
    parser.close()
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuseTable('table_damaged')
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function plain(attributes: Readonly<Record<string, unknown>>): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), String(value)]))
}

/** A text that grows up to a little more than a cell may hold. */
export class Growing {
  text = ''
  add(piece: string): void {
    if (this.text.length <= limits.cellLength) this.text += piece
  }
}
