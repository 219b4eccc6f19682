import { createHmac } from 'node:crypto'
import { masterKeyFor } from '@/lib/audit/entry/master-key'

const ofAddress = 'dertig suppression list v1'
const ofEvent = 'dertig events of lists v1'

/**
 * The digest by which a suppressed address is known again: an HMAC with a key of this installation, of an address as it is compared.
 * Who has the table and not the key cannot try addresses; another installation makes others.
 */
export const addressDigest = (address: string): string => digest(ofAddress, address)

/** The digest of something that a list service told, by which the same told again is recognised. */
export const eventDigest = (...parts: readonly string[]): string => digest(ofEvent, parts.join('\n'))

const digest = (purpose: string, text: string) =>
  createHmac('sha256', masterKeyFor(purpose)).update(text).digest('base64url')
