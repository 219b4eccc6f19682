import type { Actor, CommandContext, TokenScope } from '@/lib/access/actor'

/** A program that acts for a person with a token of theirs. */
export type ApiContext = CommandContext & { actor: Actor & { token: TokenScope } }
