import { createHash, randomBytes } from 'node:crypto'
import type { JsonValue } from '@/lib/errors/json'
import { canonicalJson } from './canonical'

/** A value behind a commitment: its canonical text and the salt that hides it, both needed to check the commitment. */
export type Opening = { salt: string; text: string }

/** SHA-256 (hex) over the 16 bytes of the salt followed by the UTF-8 bytes of the text. */
export function commitmentOf(opening: Opening): string {
  return createHash('sha256').update(Buffer.from(opening.salt, 'hex')).update(opening.text, 'utf8').digest('hex')
}

/** Commits to a value with a fresh 128-bit salt, so that a short value cannot be guessed from the entry. */
export function commit(value: JsonValue): { commitment: string; opening: Opening } {
  const opening = { salt: randomBytes(16).toString('hex'), text: canonicalJson(value) }
  return { commitment: commitmentOf(opening), opening }
}
