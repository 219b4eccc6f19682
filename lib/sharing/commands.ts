import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { type DisclosureId, disclosureIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { type DisclosureInput, futureDays } from './schema'

type Written = { id: DisclosureId; ref: string }

/**
 * Notes what went to somebody else, was refused or is planned: who asked, on what basis, which data, when, who decided, under
 * which agreement and with what proof of permission. Days in the future are refused at their field. Right: sharing.create.
 */
export function recordDisclosure(
  context: CommandContext,
  input: DisclosureInput,
  isExample = false,
): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'sharing', 'create')
    const columns = await columnsOf(tx, context, input)
    const number = await nextNumber(tx, 'disclosures')
    const ref = `SH-${String(number).padStart(3, '0')}`
    const row = await tx.disclosure.create({
      data: {
        ...columns,
        ref,
        number,
        isExample,
        recordedById: personOrNull(context),
        recordedAt: context.now,
        updatedAt: context.now,
      },
      select: { id: true },
    })
    const id = disclosureIdSchema.parse(row.id)
    return {
      result: { id, ref },
      entry: {
        action: 'disclosure.record',
        subject: { type: 'disclosure', id, ref },
        versionBefore: null,
        versionAfter: 1,
        changes: changesBetween({}, input, { blankIsNothing: true }),
      },
    }
  })
}

export type Changed = DisclosureInput & { ref: string; version: number }

/**
 * Adds what was not known yet, such as the proof of permission or the agreement, or mends what was noted wrongly; what it said
 * before stays in the log. A stale version is refused with the newer values. Right: sharing.update.
 */
export function changeDisclosure(context: CommandContext, input: Changed): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'sharing', 'update')
    const { ref, version, ...said } = input
    await tx.$queryRaw`SELECT 1 FROM "Disclosure" WHERE ref = ${ref} FOR UPDATE`
    const before = await tx.disclosure.findUnique({ where: { ref }, include: { agreement: { select: { ref: true } } } })
    if (!before) throw new Refusal('not_found')
    const day = (date: Date | null): CalendarDate | null => date && calendarDateOf(date)
    const was = {
      ...before,
      askedOn: day(before.askedOn),
      givenOn: day(before.givenOn),
      decidedOn: day(before.decidedOn),
      permissionOn: day(before.permissionOn),
      agreement: before.agreement?.ref ?? null,
    }
    const changes = changesBetween(was, said, { blankIsNothing: true })
    if (before.version !== version) refuseStale(before.version, changes)
    const id = disclosureIdSchema.parse(before.id)
    const columns = await columnsOf(tx, context, said)
    await tx.disclosure.update({
      where: { id },
      data: { ...columns, version: version + 1, updatedAt: context.now },
      select: { id: true },
    })
    return {
      result: { id, ref },
      entry: {
        action: 'disclosure.change',
        subject: { type: 'disclosure', id, ref },
        versionBefore: version,
        versionAfter: version + 1,
        changes,
      },
    }
  })
}

/** The columns of what was said; refuses days in the future, a person or an agreement that is not there. */
async function columnsOf(tx: Tx, { today }: CommandContext, input: DisclosureInput) {
  const future = futureDays(input, today)
  if (future.length > 0)
    throw new Refusal('invalid', { fields: Object.fromEntries(future.map((field) => [field, ['in_future']])) })
  const { agreement, askedOn, givenOn, decidedOn, permissionOn, ...said } = input
  const record =
    agreement === null
      ? null
      : await tx.record.findFirst({ where: { ref: agreement, register: 'agreements' }, select: { id: true } })
  if (agreement !== null && record === null) throw new Refusal('invalid', { fields: { agreement: ['not_in_list'] } })
  if (said.decidedById !== null && (await tx.user.count({ where: { id: said.decidedById } })) === 0)
    throw new Refusal('invalid', { fields: { decidedById: ['not_in_list'] } })
  const day = (on: CalendarDate | null) => on && toDatabase(on)
  return {
    ...said,
    askedOn: day(askedOn),
    givenOn: day(givenOn),
    decidedOn: day(decidedOn),
    permissionOn: day(permissionOn),
    agreementId: record?.id ?? null,
  }
}
