import { loadavg } from 'node:os'
import { fileMade } from '../trials/documents'
import { signedInPeople } from '../trials/people'
import type { Stack } from '../trials/stack'

/** What is exported, with its formats; the first of each is what is asked most, and the very first finds a house that only just started. */
const asked = [
  { name: 'csv, just started', query: { format: 'csv', fields: 'shown' } },
  ...['csv', 'xlsx', 'ods', 'json'].map((format) => ({ name: `${format}, shown`, query: { format, fields: 'shown' } })),
  ...['csv', 'json', 'jsonld'].map((format) => ({ name: `${format}, all fields`, query: { format, fields: 'all' } })),
]

/** How long the largest register takes as a file of each kind, in how much memory, and what others notice meanwhile. */
export async function exported(stack: Stack): Promise<void> {
  const [dpo, other] = await signedInPeople(stack.ownerUrl, 2, 'dpo')
  if (!dpo || !other) return
  for (const { name, query } of asked)
    await fileMade(stack, {
      ...{ dpo: dpo.cookie, other: other.cookie, name },
      address: `/api/exports/activities?${new URLSearchParams(query)}`,
    })
  console.log(`load of the machine at the end ${loadavg()[0]?.toFixed(1)}`)
}
