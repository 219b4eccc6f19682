import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testNow } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { declarationOf } from '@/lib/records/state/registered'
import { reviewOf } from './reading/review-of'
import type { Account, ModelRecord, Step } from './testing/model'
import { type Random, randomFrom } from './testing/random'
import { waitingFor } from './testing/waiting-for'
import { changePersons, type Row, rowsOf, send, someWorld, type World } from './testing/world'

const seeds = process.env.DERTIG_SEED ? [Number(process.env.DERTIG_SEED)] : [1, 2, 3]
const stepsPerSeed = 260

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const verbs = ['update', 'submit', 'confirm', 'accept', 'return', 'force', 'acceptMany', 'forceMany'] as const

/** Steps that bring a record on from where it is, so that the walk does not stay at its start. */
function likely({ status, standing }: ModelRecord): readonly (typeof verbs)[number][] {
  if (standing)
    return standing.acceptedBy ? ['force', 'force', 'forceMany', 'return'] : ['accept', 'acceptMany', 'accept']
  return status === 'draft' ? ['submit', 'submit', 'confirm', 'update'] : verbs
}

function someStep(random: Random, record: ModelRecord): Step {
  const version = random.chance(0.93) ? record.version : record.version - 1
  if (random.chance(record.status === 'retired' ? 0.5 : 0.02))
    return { verb: record.status === 'retired' ? 'restore' : 'retire', record: record.key, version }
  const verb = random.one(random.chance(0.8) ? likely(record) : verbs)
  if (verb === 'update') {
    const back = record.inForce && random.chance(0.4) ? record.inForce.values : null
    const values = back ?? {
      title: random.one(['First', 'Second', 'Third']),
      description: random.one(['', 'ReviewComments.']),
    }
    return { verb, record: record.key, version, values, tags: random.below(3) }
  }
  if (verb === 'submit' || verb === 'confirm') return { verb, record: record.key, version }
  return { verb, record: record.key, rightHash: random.chance(0.93) }
}

/** Mostly somebody for whom the step is legal, so that records get on; else somebody with the role, or anybody. */
function someAccount({ model, random }: World, step: Step): Account {
  const all = [...model.accounts.values()]
  const record = model.at(step.record)
  const able = all.filter((account) => model.may(account, step.verb, record))
  const free = able.filter((account) => model.whyNot(account, step) === null)
  if (free.length > 0 && random.chance(0.8)) return random.one(free)
  return random.one(able.length > 0 && random.chance(0.6) ? able : all)
}

function agree({ model }: World, rows: ReadonlyMap<string, Row>, hashes: Map<string, string>): void {
  for (const record of model.records.values()) {
    const row = rows.get(record.key)
    expect(row, record.key).toMatchObject({
      status: record.status,
      version: record.version,
      reasons: record.reasons.length,
    })
    for (const [frozen, hash] of [
      [record.inForce, row?.inForce],
      [record.standing, row?.standing],
    ] as const) {
      expect(hash ?? null, `${record.key} holds a version`).toBe(frozen ? (hash ?? 'a hash') : null)
      if (frozen && hash) expect(hashes.get(frozen.content) ?? hash, 'equal content, equal hash').toBe(hash)
      if (frozen && hash) hashes.set(frozen.content, hash)
    }
  }
  expect(new Set(hashes.values()).size, 'other content, other hash').toBe(hashes.size)
}

/** What the screen offers this person is what the model allows. */
async function mayWhat(world: World, account: Account, record: ModelRecord): Promise<void> {
  const context = world.contexts.get(account.key)
  const known = world.refs.get(record.key)
  if (!context || !known) throw new Error('nobody or nothing')
  const view = await reviewOf(context.actor, declarationOf(known.register), known.ref, testNow)
  if (!view) return
  const allowed = (verb: 'accept' | 'force') =>
    world.model.whyNot(account, { verb, record: record.key, rightHash: true }) === null
  const confirm = { verb: 'confirm', record: record.key, version: record.version } as const
  expect(view.can.force, 'may force').toBe(allowed('force'))
  expect(view.can.confirm, 'may confirm').toBe(world.model.whyNot(account, confirm) === null)
  if (allowed('accept')) expect(view.can.decide).toBe(true)
  const waits = (await waitingFor(context.actor, testNow)).filter(({ mine, state }) => mine && state !== 'back')
  const refs = waits.map(({ ref }) => ref)
  if (record.standing?.acceptedBy && account.roles.includes('management'))
    expect(refs.includes(record.key), 'waits for management').toBe(allowed('force'))
}

describe('random people take random steps on records in random states', () => {
  it.each(seeds)('model and database agree after each step (seed %i)', { timeout: 120_000 }, async (seed) => {
    const random = randomFrom(seed)
    const world = await someWorld(database.client, random)
    const hashes = new Map<string, string>()
    let rows = await rowsOf(world)
    const done = { steps: 0, legal: 0, forced: 0 }
    for (; done.steps < stepsPerSeed; done.steps += 1) {
      if (random.chance(0.02)) await changePersons(world)
      const step = someStep(random, random.one([...world.model.records.values()]))
      const account = someAccount(world, step)
      const expected = world.model.whyNot(account, step)
      const found = await send(world, account, step, rows.get(step.record))
      const told = `seed ${seed}, step ${done.steps}: ${account.roles.join('+')} ${JSON.stringify(step)}`
      expect(found, told).toBe(expected)
      if (expected === null) {
        world.model.take(account, step)
        done.legal += 1
        if (step.verb.startsWith('force')) done.forced += 1
      }
      rows = await rowsOf(world)
      agree(world, rows, hashes)
      if (done.steps % 13 === 0) await mayWhat(world, account, world.model.at(step.record))
    }
    expect(done.legal).toBeGreaterThan(stepsPerSeed / 3)
    expect(done.forced).toBeGreaterThan(3)
  })

  it('left in force only what was submitted, accepted and put in force under its own hash', async () => {
    const wrong = await database.client.$queryRaw`
      SELECT r.ref FROM "Record" r JOIN "RecordVersion" v ON v.id = r."inForceVersionId" WHERE (
        SELECT count(DISTINCT s.kind) FROM "ReviewStep" s WHERE s."versionId" = v.id AND s."contentHash" = v."contentHash"
          AND s.kind IN ('submitted', 'accepted', 'put_in_force')) <> 3
        OR v."contentHash" <> encode(sha256(convert_to(v.content, 'UTF8')), 'hex')`
    expect(wrong).toEqual([])
    const own = await database.client.$queryRaw`
      SELECT v.id FROM "RecordVersion" v JOIN "ReviewStep" s ON s."versionId" = v.id AND s.kind = 'put_in_force'
      WHERE s."byId" = ANY(v."contributorIds") OR s."byId" = v."submittedById"`
    expect(own).toEqual([])
    expect(await database.client.reviewStep.count({ where: { kind: 'put_in_force' } })).toBeGreaterThan(
      seeds.length * 4,
    )
  })
})
