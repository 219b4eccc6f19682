import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { severityLevels, severityOf } from '@/lib/law/severity/enisa'
import { nearCases } from '@/lib/law/severity/like-cases'
import { detailsOf } from '@/lib/records/derive/facts-around'
import { findDeclaration } from '@/lib/records/state/registered'
import { instantOf } from '@/lib/time/types'
import { riskLevelOf } from '../clocks/clock-facts'
import { caseFactsOf, type LinkedData, proposedInputs, severityInputsSchema } from '../facts/severity'
import type { LeakDetail } from './leak-detail'

/** As many of the EDPB's cases as are shown beside a leak. */
const casesShown = 3

/**
 * The severity of a leak: each time it was assessed, newest first; the inputs as they were kept, else as facts and linked
 * records propose them; the cases of the EDPB that share most with it. For who may read released advice.
 */
export async function readSeverity(leak: LeakDetail) {
  const [rows, linked] = await Promise.all([
    db().leakSeverity.findMany({ where: { leakId: leak.id }, orderBy: { revision: 'desc' } }),
    linkedData(leak),
  ])
  const names = await namesOf(
    db(),
    rows.map(({ assessedById }) => assessedById),
  )
  const proposed = proposedInputs(leak.facts, linked)
  const [kept] = rows
  const inputs = kept ? severityInputsSchema.parse(kept.inputs) : proposed.inputs
  const facts = caseFactsOf(leak.facts, linked, inputs)
  return {
    revisions: rows.map((row) => ({
      revision: row.revision,
      score: row.score,
      level: severityLevels.find((level) => level === row.level) ?? null,
      proposed: riskLevelOf(row.proposed),
      given: riskLevelOf(row.given),
      reason: row.reason,
      byName: names.get(row.assessedById) ?? null,
      at: instantOf(row.assessedAt),
    })),
    inputs,
    /** Null: a person kept these inputs. */
    sources: kept ? null : proposed.sources,
    severity: severityOf(inputs),
    /** What of the leak is compared. */
    facts,
    cases: nearCases(facts).slice(0, casesShown),
  }
}
export type LeakSeverity = Awaited<ReturnType<typeof readSeverity>>

/** What of a leak its severity is shown beside. */
export type AssessedLeak = Pick<LeakDetail, 'ref' | 'version' | 'zone'> & {
  can: Pick<LeakDetail['can'], 'advise' | 'update'>
  facts: Pick<LeakDetail['facts'], 'riskLevel' | 'riskReason'>
}

/** What the linked records say of the data they hold. */
async function linkedData(leak: LeakDetail): Promise<LinkedData[]> {
  const telling = leak.records.filter(({ register }) => findDeclaration(register)?.report?.categories)
  if (telling.length === 0) return []
  const details = await detailsOf(db(), telling)
  return telling.map(({ id, ref, register }) => {
    const detail = details.get(id)
    return { ref, data: (detail && findDeclaration(register)?.report?.categories?.(detail).data) ?? [] }
  })
}
