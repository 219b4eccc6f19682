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

/** An address as people who need not know it see it: "n•••@o•••". */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}•••@${address.slice(at + 1, at + 2)}•••`
}
