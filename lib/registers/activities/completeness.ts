import { z } from 'zod'
import type { EntityFacts } from '@/lib/company/entity-facts'
import { belgianDpiaKinds, dpiaCriteria } from '@/lib/law/codes/activities'
import type { LinkedFact, RecordFacts } from '../declare/define'
import { retentionRuleDetail } from '../retention-rules/schema'
import { coversPlace, isOutside } from '../shared/transfer-gaps'
import type { ActivityDetail } from './schema'

type Abroad = Pick<RecordFacts<ActivityDetail>, 'detail' | 'linked'>

const text = z.string().catch('')
const place = z
  .object({ country: text, organisation: text, name: text })
  .catch({ country: '', organisation: '', name: '' })
const party = z.object({
  legalName: text,
  country: text,
  transfers: z.array(place).catch([]),
  subProcessors: z.array(place).catch([]),
})

/**
 * Countries and organisations outside the EEA to which linked processors take data (by where they are, where they send
 * them, where those that work for them are) and for which no row of this activity stands.
 */
export function placesWithoutRow({ detail, linked }: Abroad): string[] {
  const missing = (linked.processors ?? []).flatMap((fact) => {
    const { legalName, country, transfers, subProcessors } = party.parse(fact.detail)
    const names = [fact.title, legalName, ...subProcessors.map(({ name }) => name)]
    const places = [{ country, organisation: '' }, ...transfers, ...subProcessors].filter(isOutside)
    return places.filter((one) => !detail.transfers.some((row) => coversPlace(row, one, names)))
  })
  return [...new Set(missing.map((one) => one.organisation || one.country))]
}

const staff: readonly string[] = ['employee', 'applicant'] satisfies ActivityDetail['peopleCategories']

/** How the transfers of an activity are looked at: data of its own staff need a listing of their own. */
export function transferViewOf({
  detail,
  on,
  adequacy,
}: Pick<RecordFacts<ActivityDetail>, 'detail' | 'on' | 'adequacy'>) {
  return { on, adequacy, staffData: detail.peopleCategories.some((code) => staff.includes(code)) }
}

// Parts of Art. 30 and 35 that need more than a look at one field: who it is, how long, and whether an assessment is needed.

/** Whether the legal entities whose record this is are named as Art. 30(1)(a) and 30(2)(a) ask; none chosen names nobody. */
export function entitiesMet({ entityIds }: Pick<ActivityDetail, 'entityIds'>, known: readonly EntityFacts[]) {
  const chosen = entityIds.map((id) => known.find((entity) => entity.id === id))
  const named = (entity: EntityFacts | undefined) =>
    entity !== undefined && entity.name !== '' && entity.address !== '' && entity.contact !== ''
  return {
    entity: chosen.length > 0 && chosen.every(named),
    entity_representative: chosen.every((entity) => entity?.representative !== false),
    entity_dpo: chosen.every((entity) => entity?.dpo !== false),
  }
}

type Covered = Pick<RecordFacts<ActivityDetail>, 'detail' | 'linked'>

/**
 * Categories of data of this activity for which no linked rule says how long (Art. 30(1)(f)): a rule with a period, a
 * criterion or a fixed date covers its own categories, and all when it names none.
 */
export function categoriesWithoutTerm({ detail, linked }: Covered): ActivityDetail['dataCategories'] {
  const covering = coverOf(linked)
  return detail.dataCategories.filter((category) => !covering.some((rule) => rule.covers(category)))
}

/** Erasure limits are said: every category is covered, or a reason is given. */
export function retentionMet(facts: Covered): boolean {
  if (facts.detail.retentionReason !== '') return true
  return coverOf(facts.linked).length > 0 && categoriesWithoutTerm(facts).length === 0
}

function coverOf(linked: Covered['linked']) {
  const rules = (linked.retentionRules ?? []).map((fact) => retentionRuleDetail.partial().parse(fact.detail))
  return rules.flatMap(({ dataCategories = [], period, criterion, trigger, fixedOn }) => {
    const hasTerm = Boolean(period || criterion || (trigger === 'fixed_date' && fixedOn))
    const covers = (category: ActivityDetail['dataCategories'][number]) =>
      dataCategories.length === 0 || dataCategories.includes(category)
    return hasTerm ? [{ covers }] : []
  })
}

/**
 * Purposes that may use the special data of this activity and carry no condition of Art. 9(2); all of them when none says
 * that it uses them. A purpose that uses none says so.
 */
export function purposesWithoutCondition({ linked }: Abroad): string[] {
  return withoutGround(
    linked.purposes ?? [],
    'noSpecialData',
    ({ art9Conditions }) => Array.isArray(art9Conditions) && art9Conditions.length > 0,
  )
}

/** The same for data on convictions and offences (Art. 10). */
export function purposesWithoutGround({ linked }: Abroad): string[] {
  return withoutGround(linked.purposes ?? [], 'noCriminalData', ({ art10Basis }) => Boolean(art10Basis))
}

type Purposes = readonly LinkedFact[]

function withoutGround(
  purposes: Purposes,
  none: string,
  hasGround: (detail: LinkedFact['detail']) => boolean,
): string[] {
  const grounded = purposes.filter(({ detail }) => hasGround(detail))
  const bare = purposes.filter((fact) => !grounded.includes(fact) && fact.detail[none] !== true)
  // Data that no purpose uses have no ground to be there.
  if (grounded.length === 0) return purposes.length > 0 ? purposes.map(({ ref }) => ref) : ['']
  return bare.map(({ ref }) => ref)
}

type Screened = Pick<
  ActivityDetail,
  'dpiaScreening' | 'dpiaNationalList' | 'dpiaNeed' | 'dpiaReason' | 'dpiaReference' | 'dpiaOn' | 'dpiaChecked'
>

/** Criteria that are met, at most one count each. */
function criteriaMet({ dpiaScreening }: Screened): number {
  return dpiaCriteria.filter(({ code }) => dpiaScreening.some((row) => row.criterion === code && row.answer === 'yes'))
    .length
}

/** Each criterion answered; "not known" is an answer, but not one on which "not needed" can stand. */
function isScreened({ dpiaScreening, dpiaNeed }: Screened): boolean {
  return dpiaCriteria.every(({ code }) =>
    dpiaScreening.some(
      ({ criterion, answer }) =>
        criterion === code && (dpiaNeed === 'not_needed' ? answer === 'yes' || answer === 'no' : answer !== null),
    ),
  )
}

/** A kind of processing of the authority's list is answered with yes: an assessment is always needed (Art. 35(4)). */
export function isOnNationalList({ dpiaNationalList }: Pick<ActivityDetail, 'dpiaNationalList'>): boolean {
  return dpiaNationalList.some(({ answer }) => answer === 'yes')
}

/** Each kind of the list answered, as the criteria are. */
function isListRead({ dpiaNationalList, dpiaNeed }: Screened): boolean {
  return belgianDpiaKinds.every(({ code }) =>
    dpiaNationalList.some(
      ({ kind, answer }) => kind === code && answer !== null && (dpiaNeed !== 'not_needed' || answer !== 'unknown'),
    ),
  )
}

function isDecided({ dpiaNeed, dpiaReason, dpiaReference, dpiaOn }: Screened): boolean {
  switch (dpiaNeed) {
    case 'not_needed':
      return dpiaReason !== ''
    case 'done':
      return dpiaReference !== '' && dpiaOn !== null
    case 'needed':
    case 'to_assess':
    case null:
      return false
  }
}

/**
 * Art. 35: screening and list are answered, the result stands (none needed with a reason, or done with reference and date), and
 * "not needed" with two or more criteria met was looked at by the DPO (WP248 rev.01, read in secondary sources).
 */
export function impactMet(detail: Screened) {
  const against = detail.dpiaNeed === 'not_needed' && criteriaMet(detail) >= 2
  return {
    dpia_screening: isScreened(detail),
    dpia_list: isListRead(detail),
    dpia: isDecided(detail) && !(detail.dpiaNeed === 'not_needed' && isOnNationalList(detail)),
    dpia_checked: !against || (detail.dpiaReason !== '' && detail.dpiaChecked),
  }
}
