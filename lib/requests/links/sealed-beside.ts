import { z } from 'zod'
import { db } from '@/lib/db/client'
import { withoutHalves } from '@/lib/text/characters'
import { keyOf, sealed, unsealed } from '../store/sealed'

/** The request of a link, whose key seals what stands beside the link. */
type Of = { id: string; keyWrapped: Uint8Array | null }
type Draft = { id: string; draft: Uint8Array | null }

const told = z.object({ what: z.string().default('') })
const typed = z.record(z.string(), z.string())

/** Longest text of a field that waits; far more than any form takes. */
const mostKept = 20_000

/** What a recipient is told behind its link; empty once it was erased. */
export function toldBeside(request: Of, link: { id: string; sealed: Uint8Array | null }): string {
  return unsealed(told, keyOf(request), `link:${link.id}`, link.sealed)?.what ?? ''
}

/** What was typed behind a link and could not be taken; null for nothing. */
export function typedBeside(request: Of, link: Draft): Record<string, string> | null {
  return unsealed(typed, keyOf(request), `draft:${link.id}`, link.draft)
}

/**
 * Keeps what was typed behind a link, of who asked (`own`) or of a recipient, and could not be taken, sealed with the key of its request,
 * until it is sent well.
 */
export async function keepTyped(
  of: 'own' | 'recipient',
  request: Of,
  link: { id: string },
  fields: Record<string, string>,
): Promise<void> {
  const key = keyOf(request)
  if (!key) return
  const cut = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, withoutHalves(value.slice(0, mostKept)).replaceAll('\0', '')]),
  )
  const written = { where: { id: link.id, revokedAt: null }, data: { draft: sealed(key, `draft:${link.id}`, cut) } }
  await (of === 'own' ? db().requestLink.updateMany(written) : db().confirmLink.updateMany(written))
}
