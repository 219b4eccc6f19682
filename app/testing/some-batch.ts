import { actorOf, withPerson } from '@/lib/access/session/session'
import { applyBatch } from '@/lib/batch/commands'
import { planSchema } from '@/lib/batch/schema'
import type { TestDatabase } from '@/lib/db/testing'
import { people } from '@/lib/examples/optipost/people'
import { systemNow } from '@/lib/time/types'
import { brussels, localNow } from '@/lib/time/zone'

/** One activity of the editor's department, changed as a batch by the DPO of the example company; answers its id. */
export async function someBatch({ client }: TestDatabase): Promise<string> {
  const user = await client.user.findUniqueOrThrow({ where: { email: people.dpo.email }, ...withPerson.user })
  const { ref, version } = await client.record.findUniqueOrThrow({ where: { ref: 'A-001' } })
  const context = { ...localNow(systemNow(), brussels), channel: 'action', requestId: 'r' } as const
  const plan = planSchema.parse({ tagsAdd: ['looked at'] })
  const made = await applyBatch(
    { ...context, actor: actorOf(user) },
    { register: 'activities', deed: 'change', plan, picks: [{ ref, version }] },
  )
  if (!made.ok) throw new Error(made.code)
  return made.value.id
}
