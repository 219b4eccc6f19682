import type { Actor, CommandContext } from '@/lib/access/actor'
import { apiTokenIdSchema } from '@/lib/db/ids'
import { listQuery } from './http/query'
import { resources } from './resources/all'
import { reaches } from './tokens/schema'

/** What the door of a list asks of the database for an address, for who measures it. */
export async function measuredList(
  context: CommandContext & { actor: Actor },
  slug: string,
  query: URLSearchParams,
): Promise<void> {
  const resource = resources.find((one) => one.slug === slug)
  const asked = resource && listQuery(query, resource.shape(context.actor), resource.hasPast)
  if (!resource || !asked || !('state' in asked)) throw new Error(`no list ${slug} is asked so`)
  const token = { id: apiTokenIdSchema.parse(crypto.randomUUID()), reaches, writes: false }
  const flags = { bare: true as const, inOrder: true as const, ...(asked.total ? {} : { uncounted: true as const }) }
  await resource.list({ ...context, actor: { ...context.actor, token } }, { ...asked.state, ...flags }, null)
}
