import { createHash } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'

/** What is kept of the code of a report without a name: who reads the database opens none with it. */
export function codeHashOf(code: string): string {
  return createHash('sha256').update(`dertig report without a name ${code}`).digest('hex')
}

/** The same moment and door without the person: for entries about a report without a name. */
export function nobody({ actor: _, ...context }: CommandContext): CommandContext {
  return { ...context, actor: { kind: 'system', name: 'visitor' } }
}
