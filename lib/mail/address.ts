import { z } from 'zod'

const plain = z.email().max(254)

/** One address that mail can go to: no name, no list, no line break. */
export function isAddress(text: string): boolean {
  return plain.safeParse(text).success
}

/** Addresses under .example belong to nobody (RFC 2606): invented people have them, and nothing is ever sent there. */
export function isExampleAddress(address: string): boolean {
  return /[@.]example$/i.test(address)
}

/** A name for a header: one line, without control or direction characters, not longer than a line may be. */
export function headerName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
}
