import type { TokenScope } from './actor'
import type { Resource, Verb } from './matrix'

/** What a token can reach beside registers, which it names by their slugs. */
export const listsOfTokens = ['leaks', 'requests', 'findings'] as const
export type ListOfTokens = (typeof listsOfTokens)[number]

/** Rights that a token can carry at all, and with what it reaches. What people decide, sign, release, file or submit is not there. */
const carried: Readonly<
  Partial<Record<Resource, { with: ListOfTokens | 'registers' | 'any'; writes: readonly Verb[] }>>
> = {
  register: { with: 'registers', writes: ['create', 'update', 'retire'] },
  leak: { with: 'leaks', writes: ['update'] },
  report: { with: 'leaks', writes: ['create'] },
  advice: { with: 'leaks', writes: [] },
  decision: { with: 'leaks', writes: [] },
  request: { with: 'requests', writes: ['create', 'update'] },
  finding: { with: 'findings', writes: ['create', 'update', 'accept', 'retire'] },
  // The history of what it reaches; the log itself has no door for programs.
  audit_log: { with: 'any', writes: [] },
}

const isList = (name: string) => listsOfTokens.some((list) => list === name)

/** Whether a right of a person goes with their token: the token narrows what they may at this moment, and never widens it. */
export function isWithin({ reaches, writes }: TokenScope, resource: Resource, verb: Verb): boolean {
  const by = carried[resource]
  if (!by || !(verb === 'read' || (writes && by.writes.includes(verb)))) return false
  switch (by.with) {
    case 'any':
      return true
    case 'registers':
      return reaches.some((name) => !isList(name))
    case 'leaks':
    case 'requests':
    case 'findings':
      return reaches.includes(by.with)
  }
}
