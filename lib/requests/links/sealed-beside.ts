import { z } from 'zod'
import { db } from '@/lib/db/client'
import { withoutHalves } from '@/lib/text/characters'
import { keyOf, sealed, unsealed } from '../store/sealed'

type Beside = {
  id: string
  requestId: string
  sealed: Uint8Array | null
  draft: Uint8Array | null
  request: { keyWrapped: Uint8Array | null }
}
const keyBeside = ({ requestId, request }: Beside) => keyOf({ id: requestId, keyWrapped: request.keyWrapped })

const told = z.object({ what: z.string().default('') })
const typed = z.record(z.string(), z.string())

/** Longest text of a field that waits; far more than any form takes. */
const mostKept = 20_000

/** What a recipient is told behind its link; empty once it was erased. */
export function toldBeside(link: Beside): string {
  return unsealed(told, keyBeside(link), `link:${link.id}`, link.sealed)?.what ?? ''
}

/** What was typed behind a link and could not be taken; null for nothing. */
export function typedBeside(link: Beside): Record<string, string> | null {
  return unsealed(typed, keyBeside(link), `draft:${link.id}`, link.draft)
}

/** Keeps what was typed behind a link and could not be taken, sealed with the key of its request, until it is sent well. */
export async function keepTyped(link: Beside, fields: Record<string, string>): Promise<void> {
  const key = keyBeside(link)
  if (!key) return
  const cut = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, withoutHalves(value.slice(0, mostKept)).replaceAll('\0', '')]),
  )
  await db().requestLink.updateMany({
    where: { id: link.id, revokedAt: null },
    data: { draft: sealed(key, `draft:${link.id}`, cut) },
  })
}
