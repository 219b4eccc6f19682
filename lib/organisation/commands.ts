import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditEvent } from '@/lib/audit/entry/event'
import { mainEntityId } from '@/lib/company/entity-facts'
import { forgetZone, zoneOf } from '@/lib/company/office-zone'
import type { Tx } from '@/lib/db/client'
import { parseValues } from '@/lib/errors/parse'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { keepAllClocks } from '@/lib/leaks/clocks/keep-clocks'
import { passDay } from '@/lib/records/derive/day-change'
import { recordsNaming } from '@/lib/records/list/page'
import { toDatabase } from '@/lib/time/types'
import { type LocalNow, localNow } from '@/lib/time/zone'
import {
  type EntityForm,
  type EntityInput,
  type EntityUpdate,
  entityInput,
  type LegalEntityId,
  legalEntityIdSchema,
  type NewEntityForm,
  type OrganisationForm,
  type OrganisationInput,
  organisationInput,
} from './schema'

/** More records than this are left to the job that looks every minute: nobody waits for them in front of a form. */
const most = 200

/**
 * Marks the records that name this legal entity (the company itself by mainEntityId): what they lack is to be computed
 * again. Answers how many.
 */
async function markNaming(tx: Tx, { today }: Pick<LocalNow, 'today'>, entityId: string): Promise<number> {
  const ids = await recordsNaming(tx, entityId)
  // In the order in which others lock them.
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await tx.record.updateMany({ where: { id: { in: ids } }, data: { changesOn: toDatabase(today) } })
  return ids.length
}

/**
 * The stages of every change to the company or a related one: right, the work under lock, marking the records that name it,
 * the entry; and after the commit those records are computed again, one entry for each that lacks something else. `at` is the
 * day from then on, `moved` how many records another day marked.
 */
async function changeEntity<T>(
  context: CommandContext,
  { id, name }: { id: string; name: string },
  work: (tx: Tx) => Promise<{ result: T; entry: AuditEvent; at?: LocalNow; moved?: number }>,
): Promise<Result<T>> {
  const saved = await change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    const { result, entry, at = context, moved = 0 } = await work(tx)
    const named = await markNaming(tx, at, id)
    return { result: { result, at, marked: Math.max(named, moved) }, entry }
  })
  if (!saved.ok) return saved
  const { result, at, marked } = saved.value
  forgetZone()
  if (marked > 0 && marked <= most) await passDay(at, name)
  return { ok: true, value: result }
}

/**
 * Changes the facts of Art. 30(1)(a) about the company, and its zone; a stale version is refused with the newer values.
 * The records that name the company are computed again, and with another zone what follows from it (`followZone`).
 * Right: organisation.update.
 */
export function updateOrganisation(
  context: CommandContext,
  input: OrganisationInput,
): Promise<Result<{ version: number }>> {
  return changeEntity(context, { id: mainEntityId, name: input.legalName }, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = 1 FOR UPDATE`
    const before = await tx.organisation.findUnique({ where: { id: 1 } })
    const { version, timeZone = zoneOf(before), ...rest } = input
    const facts = { ...rest, timeZone }
    const changes = before ? said(before, facts) : [{ field: 'legalName', old: null, new: facts.legalName }]
    if (before && before.version !== version) refuseStale(before.version, changes)
    const next = (before?.version ?? 0) + 1
    const data = { ...facts, version: next, updatedAt: context.now }
    await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data })
    const at = localNow(context.now, timeZone)
    const moved = await followZone(tx, { from: localNow(context.now, zoneOf(before)), to: at })
    return {
      result: { version: next },
      at,
      moved,
      entry: {
        action: 'organisation.update',
        subject: { type: 'organisation', id: '1' },
        versionBefore: before?.version ?? null,
        versionAfter: next,
        changes,
      },
    }
  })
}

/**
 * What follows when the company counts its days in another zone, in the transaction that changes it. Moments stay what
 * they are. The clocks of leaks are computed anew: those in hours and those that end with an authority come out the same.
 * Days that are kept (due days, review dates, holds) are days in no zone and stay; but where today becomes another day,
 * every record in use is marked, so that what it lacks is computed again, after the commit or by the job of the minute.
 * Answers how many were marked.
 */
async function followZone(tx: Tx, { from, to }: { from: LocalNow; to: LocalNow }): Promise<number> {
  if (from.zone === to.zone) return 0
  await keepAllClocks(tx, to)
  if (from.today === to.today) return 0
  // In the order in which others lock them.
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE status <> 'retired' ORDER BY id FOR NO KEY UPDATE`
  const { count } = await tx.record.updateMany({
    where: { status: { not: 'retired' } },
    data: { changesOn: toDatabase(to.today) },
  })
  return count
}

/** Adds a related company that can be named as controller or processor. Right: organisation.update. */
export function createEntity(context: CommandContext, input: EntityInput): Promise<Result<{ id: LegalEntityId }>> {
  return change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { id: true } })
    if (!organisation) throw new Refusal('not_now')
    const row = await tx.legalEntity.create({ data: input, select: { id: true } })
    const id = legalEntityIdSchema.parse(row.id)
    return {
      result: { id },
      entry: {
        action: 'entity.create',
        subject: { type: 'entity', id, ref: input.name },
        versionBefore: null,
        versionAfter: 1,
        changes: said({}, input),
      },
    }
  })
}

/**
 * Changes a related company, retires or restores it, and computes again what the records lack that name it. Retiring is
 * refused (`in_use`) while a record in use names it. Right: organisation.update.
 */
export function updateEntity(
  context: CommandContext,
  { id, version, values, retired }: EntityUpdate,
): Promise<Result<{ id: LegalEntityId }>> {
  return changeEntity(context, { id, name: values.name }, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "LegalEntity" WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.legalEntity.findUnique({ where: { id } })
    if (!before) throw new Refusal('not_found')
    const changes = said({ ...before, retired: before.retiredAt !== null }, { ...values, retired })
    if (before.version !== version) refuseStale(before.version, changes)
    if (retired && before.retiredAt === null) await refuseNamed(tx, id)
    await tx.legalEntity.update({
      where: { id },
      data: { ...values, retiredAt: retired ? (before.retiredAt ?? context.now) : null, version: version + 1 },
    })
    return {
      result: { id },
      entry: {
        action: 'entity.update',
        subject: { type: 'entity', id, ref: values.name },
        versionBefore: version,
        versionAfter: version + 1,
        changes,
      },
    }
  })
}

/** What was said other than before; in these forms empty text and nothing are the same answer. */
function said<After extends object>(before: Readonly<Partial<Record<keyof After, unknown>>>, after: After) {
  return changesBetween(before, after, { blankIsNothing: true })
}

async function refuseNamed(tx: Tx, id: LegalEntityId): Promise<void> {
  const records = (await recordsNaming(tx, id)).length
  if (records > 0) throw new Refusal('in_use', { reason: 'entity', data: { records } })
}

type Saved = { ref: string }

const open = z.array(z.string()).catch([])

/** Saves the form of the company. An open answer about the DPO is one of the open fields. */
export function saveOrganisation(context: CommandContext, form: OrganisationForm): Promise<Result<Saved>> {
  const { version, values } = form
  const marked = open.parse(values.openFields).filter((name) => name !== 'dpo')
  const openFields = values.dpoState === 'open' ? [...marked, 'dpo'] : marked
  return saved(async () => {
    const result = await updateOrganisation(context, parseValues(organisationInput, { ...values, version, openFields }))
    return result.ok ? { ok: true, value: { id: '1' } } : result
  })
}

/** Saves the form of a new related company. */
export function saveNewEntity(context: CommandContext, { values }: NewEntityForm): Promise<Result<Saved>> {
  return saved(() => createEntity(context, entityFrom(values)))
}

/** Saves the form of a related company that is there. */
export function saveEntity(context: CommandContext, { values, ...target }: EntityForm): Promise<Result<Saved>> {
  return saved(() => updateEntity(context, { ...target, values: entityFrom(values), retired: values.retired === true }))
}

function entityFrom({ retired: _retired, openFields: _open, ...values }: EntityForm['values']) {
  return parseValues(entityInput, values)
}

function saved(run: () => Promise<Result<{ id: string }>>): Promise<Result<Saved>> {
  return asResult(async () => {
    const result = await run()
    return result.ok ? { ok: true, value: { ref: result.value.id } } : result
  })
}
