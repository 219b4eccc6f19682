import { z } from 'zod'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { hour } from '@/lib/time/length'
import type { Instant } from '@/lib/time/types'
import { localDateOf, millisecondsBetween } from '@/lib/time/zone'
import {
  type ContractNotice,
  contractsAround,
  contractsOf,
  linkedContract,
  shortestNotice,
} from '../clocks/contract-notice'
import { erasedLink } from '../facts/processor-words'
import type { LeakDetail } from './leak-detail'

const { sql } = Prisma
const around = z.tuple([z.object({ contracts: z.array(linkedContract) })])

/** How long a processor took to tell us, beside what the agreement with it says. */
export type NoticeTime = { tookMs: number; notice: ContractNotice | null; isLate: boolean }

/**
 * The hours between what the processor knew and when it told us, beside those of the agreement: of one that told by its link the
 * agreements of its record, else those of the records that the leak hits, in force on the day it was noticed. Null where
 * one of the two moments is not known, and where we are processor ourselves and nobody told us by a link.
 */
export async function readNoticeTime(leak: LeakDetail): Promise<NoticeTime | null> {
  const [knew, told] = [momentOf(leak, 'processor_aware'), momentOf(leak, 'processor_informed')]
  const { processor } = leak.report.answers
  // As processor the first of the two may be ours, unless another one told us by its link.
  if (knew === null || told === null || (leak.facts.actingAs === 'processor' && !processor)) return null
  const contracts =
    processor && processor.linkId !== erasedLink
      ? contractsAround(
          sql`SELECT ${leak.id}::uuid AS "leakId", "recordId" FROM "ProcessorLink" WHERE id = ${processor.linkId}::uuid`,
        )
      : contractsOf([leak.id])
  const [found] = around.parse(await db().$queryRaw`SELECT (${contracts}) AS contracts`)
  const notice = shortestNotice(found.contracts, localDateOf(leak.detectedAt, leak.zone))
  return measured({ knew, told }, notice)
}

/** Pure: late is later than the hours, to the millisecond. */
export function measured({ knew, told }: { knew: Instant; told: Instant }, notice: ContractNotice | null): NoticeTime {
  const tookMs = millisecondsBetween(knew, told)
  return { tookMs, notice, isLate: notice !== null && tookMs > notice.hours * hour }
}

function momentOf(leak: LeakDetail, kind: 'processor_aware' | 'processor_informed'): Instant | null {
  return leak.moments.find((moment) => moment.kind === kind)?.at ?? null
}
