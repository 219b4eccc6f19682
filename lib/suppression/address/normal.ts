import { domainToASCII } from 'node:url'

/** A name before the at sign as lists hold them: no spaces, quotes, brackets or separators. */
const local = /^[^\s@"<>(),;:\\[\]]{1,64}$/u
const domain = /^(?=.{4,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z][a-z0-9-]{0,61}[a-z0-9])$/
const isAscii = (text: string) => /^[\x21-\x7e]+$/.test(text)

/**
 * An address as it is compared, or null where a text is none: without what stands around it, in lower case, its signs composed, its
 * domain as computers write it. Nothing of the name itself is taken away: whether dots or "+news" count, only its own server knows.
 */
export function normalAddress(text: string): string | null {
  if (text.length > 400) return null
  const bare = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
  const at = bare.lastIndexOf('@')
  if (at < 1) return null
  const name = bare.slice(0, at).normalize('NFC').toLowerCase()
  const written = bare
    .slice(at + 1)
    .toLowerCase()
    .replace(/[.]$/, '')
  const host = isAscii(written) ? written : domainToASCII(written)
  const address = `${name}@${host}`
  return local.test(name) && domain.test(host) && address.length <= 254 ? address : null
}
