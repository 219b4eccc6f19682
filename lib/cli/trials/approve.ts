import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import type { Role } from '@/lib/access/roles'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { departmentIdSchema } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import { createPerson } from '@/lib/people/users'
import { inSeconds } from '@/lib/time/units'
import { raceApprovals } from './approve-race'
import { heldOnStack } from './with-stack'

const rounds = 500

/** 500 times an edit against an approval (raceApprovals). Returns true when nothing was wrong and the log verifies. */
export function approveTrial(): Promise<boolean> {
  return heldOnStack(race)
}

async function race(): Promise<boolean> {
  const row = await db().department.create({ data: { code: 'trial', name: 'Trial' }, select: { id: true } })
  const departmentId = departmentIdSchema.parse(row.id)
  const started = Date.now()
  const raced = await raceApprovals(
    {
      departmentId,
      editor: await personWith('editor', departmentId),
      dpo: await personWith('dpo', departmentId),
      management: await personWith('management', departmentId),
    },
    rounds,
  )
  for (const text of raced.wrong) console.log(text)
  console.log(`races      ${raced.rounds} in ${inSeconds(Date.now() - started).toFixed(1)} s`)
  console.log(`winners    ${raced.saved} saves, ${raced.decided} approvals; ${raced.refused} told why not`)
  console.log(`wrong      ${raced.wrong.length}`)
  return raced.wrong.length === 0 && raced.saved > 0 && raced.decided > 0
}

async function personWith(
  role: Role,
  departmentId: ReturnType<typeof departmentIdSchema.parse>,
): Promise<CommandContext> {
  const context: CommandContext = {
    actor: { kind: 'system', name: 'operator' },
    ...(await officeNow()),
    channel: 'cli',
    requestId: randomUUID(),
  }
  const created = await createPerson(context, {
    name: `Trial ${role}`,
    email: `${role}@trial.example`,
    locale: 'en',
    roles: [role],
    departmentIds: [departmentId],
    validDays: null,
  })
  if (!created.ok) throw new OperatorError(`The ${role} was refused: ${JSON.stringify(created)}`)
  const user = await db().user.findUniqueOrThrow({ where: { id: created.value.userId }, ...withPerson.user })
  return { ...context, actor: actorOf(user) }
}
