import { z } from 'zod'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { joinAccounts, partAccount } from '@/lib/people/same-person'
import { createRecord } from '@/lib/records/write/create'
import { restoreRecord, retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import { confirmRecord } from '../steps/confirm'
import { acceptRecord, returnRecord } from '../steps/decide'
import { acceptMany, forceMany, putInForce } from '../steps/force'
import type { BulkRow } from '../steps/many'
import { submitRecord } from '../steps/submit'
import { must } from './cycle'
import { type Account, type No, ReviewModel, roleSets, type Step } from './model'
import type { Random } from './random'

const fakeHash = 'f'.repeat(64)
const rowSchema = z.object({
  id: recordIdSchema,
  ref: z.string(),
  status: z.string(),
  version: z.number(),
  inForce: z.string().nullable(),
  standing: z.string().nullable(),
  reasons: z.number(),
  nextReviewOn: z.string().nullable(),
})
export type Row = z.infer<typeof rowSchema>

/** Random people, two of whose accounts are one person's, and records of two departments: in the database and in the model. */
export async function someWorld(client: PrismaClient, random: Random) {
  const model = new ReviewModel()
  const contexts = new Map<string, Someone>()
  const departments = [await someDepartment(client), await someDepartment(client)]
  const admin = await someone(client, ['admin'])
  const sets = [
    ...roleSets.slice(0, 5),
    ['editor'],
    ['management'],
    ...[1, 2, 3].map(() => random.one(roleSets)),
  ] as const
  for (const roles of sets) {
    const departmentIds = departments.filter(() => random.chance(0.7))
    const context = await someone(client, roles, { departmentIds })
    const key = context.actor.id
    contexts.set(key, context)
    model.accounts.set(key, { key, person: key, roles, departments: departmentIds })
  }
  const refs = new Map<string, { id: RecordId; ref: string; register: string }>()
  const world = { client, model, random, contexts, departments, admin, refs }
  const purpose = await addRecord(world, 'purposes', null)
  for (const [register, reliesOn] of [
    ['activities', purpose],
    ['activities', purpose],
    ['sources', null],
    ['sources', null],
  ] as const)
    await addRecord(world, register, reliesOn)
  return world
}
export type World = Awaited<ReturnType<typeof someWorld>>

type Building = Pick<World, 'client' | 'model' | 'random' | 'departments' | 'refs' | 'contexts' | 'admin'>

async function addRecord(world: Building, register: 'purposes' | 'activities' | 'sources', reliesOn: string | null) {
  const { model, random, departments, refs, contexts } = world
  const department = random.one(departments)
  const owner = random.one([...model.accounts.keys()])
  const dpo = [...model.accounts.values()].find(({ roles }) => roles.includes('dpo'))
  const context = dpo && contexts.get(dpo.key)
  if (!context) throw new Error('nobody may create')
  const values = { title: 'First', description: '' }
  const links = reliesOn === null ? {} : { purposes: [refs.get(reliesOn)?.ref] }
  const created = await must(
    createRecord(context, { register, values: { title: 'First', departmentId: department, ownerId: owner, ...links } }),
  )
  refs.set(created.ref, { ...created, register })
  model.records.set(created.ref, {
    key: created.ref,
    department,
    owner,
    reliesOn,
    status: 'draft',
    version: 1,
    values,
    tags: -1,
    contributors: [context.actor.id],
    standing: null,
    inForce: null,
    reasons: [],
  })
  return created.ref
}

/** Joins or parts two accounts, as the administrator does, in both. */
export async function changePersons({ model, random, admin }: World): Promise<void> {
  const [one, other] = [random.one([...model.accounts.values()]), random.one([...model.accounts.values()])]
  const userId = contextId(one)
  if (one.person === other.person) {
    const alone = [...model.accounts.values()].filter(({ person }) => person === one.person).length === 1
    const result = await partAccount(admin, { userId })
    if (result.ok === alone) throw new Error(`parting ${one.key}: ${JSON.stringify(result)}`)
    if (result.ok) one.person = `${one.key} ${random.below(1e9)}`
    return
  }
  await must(joinAccounts(admin, { userId, otherId: contextId(other) }))
  const gone = other.person
  for (const account of model.accounts.values()) if (account.person === gone) account.person = one.person
}

/** Sends the step to the application; null when it was done, else `code reason`. */
export async function send(world: World, account: Account, step: Step, row: Row | undefined): Promise<No> {
  const context = world.contexts.get(account.key)
  const record = world.refs.get(step.record)
  if (!context || !record) throw new Error('nobody or nothing')
  return said(await run(world, context, record, step, row))
}

type Known = { id: RecordId; ref: string; register: string }

function run(
  world: World,
  context: Someone,
  { id, ref, register }: Known,
  step: Step,
  row: Row | undefined,
): Promise<Answer> {
  const named = (rightHash: boolean) => ({ id, contentHash: (rightHash && row?.standing) || fakeHash })
  switch (step.verb) {
    case 'update':
      return updateRecord(context, { ref, register, version: step.version, values: formOf(world, step, row) })
    case 'submit':
      return submitRecord(context, { id, version: step.version, note: '' })
    case 'confirm':
      return confirmRecord(context, { id, version: step.version })
    case 'retire':
      return retireRecord(context, { ref, version: step.version })
    case 'restore':
      return restoreRecord(context, { ref, version: step.version })
    case 'accept':
      return acceptRecord(context, { ...named(step.rightHash), comments: {} })
    case 'return':
      return returnRecord(context, { ...named(step.rightHash), reason: 'No.', comments: {} })
    case 'force':
      return putInForce(context, named(step.rightHash))
    case 'acceptMany':
      return only(acceptMany(context, { items: [named(step.rightHash)] }))
    case 'forceMany':
      return only(forceMany(context, { items: [named(step.rightHash)] }))
  }
}

function formOf({ model, refs }: World, step: Extract<Step, { verb: 'update' }>, row: Row | undefined) {
  const { department, owner, reliesOn } = model.at(step.record)
  const links = reliesOn === null ? {} : { purposes: [refs.get(reliesOn)?.ref] }
  const kept = { departmentId: department, ownerId: owner, nextReviewOn: row?.nextReviewOn ?? null }
  return { ...step.values, ...links, ...kept, tags: [`tag ${step.tags}`] }
}

type Answer = { ok: true } | { ok: false; code: string; reason?: string | null }

async function only(many: Promise<Result<BulkRow[]>>): Promise<Answer> {
  const [row] = await must(many)
  if (!row) throw new Error('no row')
  return row
}

function said(answer: Answer): No {
  return answer.ok ? null : [answer.code, answer.reason].filter(Boolean).join(' ')
}

function contextId({ key }: Account) {
  return userIdSchema.parse(key)
}

/** What the database holds of every record of this world, by reference. */
export async function rowsOf({ client, refs }: World): Promise<ReadonlyMap<string, Row>> {
  const rows = z.array(rowSchema).parse(
    await client.$queryRaw`SELECT r.id, r.ref, r.status::text, r.version, f."contentHash" AS "inForce",
        s."contentHash" AS standing, jsonb_array_length(r."reviewReasons") AS reasons,
        r."nextReviewOn"::text
      FROM "Record" r LEFT JOIN "RecordVersion" f ON f.id = r."inForceVersionId"
      LEFT JOIN "RecordVersion" s ON s.id = r."submittedVersionId" WHERE r.ref = ANY(${[...refs.keys()]}::text[])`,
  )
  return new Map(rows.map((row) => [row.ref, row]))
}
