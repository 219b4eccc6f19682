import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { readableTitle } from '@/lib/access/past/record-titles'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import type { RegisterSlug } from '@/lib/registers/catalog'
import type { Locale } from '@/lib/text/locale'
import type { MeasureProposal, PurposeProposal, RetentionProposal, Template, Words } from './catalog/template'

/** A record that a template proposes. `links` names others of the same template by key. */
export type ProposedRecord = {
  /** Stable within the template, e.g. "purposes-1". */
  key: string
  register: RegisterSlug
  title: string
  values: Readonly<Record<string, JsonValue>>
  /** Fields that only the company itself can answer: marked open. */
  openFields: readonly string[]
  links: Readonly<Record<string, readonly string[]>>
}

type In = (words: Words | undefined) => string

/** The register whose record a template makes; it links to the others. The one place where that is said. */
export const madeRegister = 'activities' satisfies RegisterSlug

/** What only the company knows of an activity; the national register number only where it is used. */
const openOfActivity = [
  'startOn',
  'personsVolume',
  'transfers',
  'systems',
  'processors',
  'agreements',
  'sources',
  'riskLevel',
  'dpiaScreening',
  'dpiaNationalList',
  'dpiaNeed',
  'noticeReference',
]

/** The records of a template in one language, in the order in which they are written: the activity, which links to the others, last. */
export function proposedRecords(template: Template, locale: Locale): readonly ProposedRecord[] {
  const text: In = (words) => words?.[locale] ?? ''
  const around = [
    ...template.purposes.map((purpose, index) => purposeRecord(purpose, index, text)),
    ...template.retention.map((rule, index) => retentionRecord(rule, index, text)),
    ...template.measures.map((measure, index) => measureRecord(measure, index, text)),
  ]
  return [...around, activityRecord(template, around, text)]
}

function purposeRecord(purpose: PurposeProposal, index: number, text: In): ProposedRecord {
  const isInterest = purpose.legalBases.includes('f_legitimate_interest')
  return {
    key: `purposes-${index + 1}`,
    register: 'purposes',
    title: text(purpose.title),
    values: {
      description: text(purpose.description),
      provisionDuty: purpose.provisionDuty,
      legalBases: [...purpose.legalBases],
      lawReference: text(purpose.lawReference),
      legitimateInterest: text(purpose.legitimateInterest),
      withdrawalPath: text(purpose.withdrawalPath),
      art9Conditions: [...(purpose.art9Conditions ?? [])],
      noSpecialData: purpose.noSpecialData ?? false,
    },
    // The test weighs this company's own situation: nobody can propose its outcome.
    openFields: isInterest ? ['balancingTest', 'interestTest'] : [],
    links: {},
  }
}

function retentionRecord(rule: RetentionProposal, index: number, text: In): ProposedRecord {
  return {
    key: `retention-rules-${index + 1}`,
    register: 'retention-rules',
    title: text(rule.title),
    values: {
      dataCategories: [...rule.dataCategories],
      trigger: rule.trigger,
      period: rule.period ?? '',
      criterion: text(rule.criterion),
      action: rule.action,
      basis: rule.basis,
      lawReference: text(rule.lawReference),
      exception: text(verify),
    },
    openFields: [],
    links: {},
  }
}

function measureRecord(measure: MeasureProposal, index: number, text: In): ProposedRecord {
  return {
    key: `measures-${index + 1}`,
    register: 'measures',
    title: text(measure.title),
    values: { group: measure.group, description: text(measure.description) },
    openFields: ['responsible', 'evidence', 'lastTestedOn', 'testEveryMonths'],
    links: {},
  }
}

function activityRecord(template: Template, around: readonly ProposedRecord[], text: In): ProposedRecord {
  const keysOf = (register: RegisterSlug) => around.filter((one) => one.register === register).map(({ key }) => key)
  const usesNumber = template.dataCategories.includes('national_register_number_be')
  return {
    key: 'activity',
    register: madeRegister,
    title: text(template.title),
    values: {
      recordKind: 'controller',
      description: text(template.description),
      businessProcess: text(template.businessProcess),
      ...(template.ruleReference ? { ruleSource: 'law', ruleReference: text(template.ruleReference) } : {}),
      peopleCategories: [...template.peopleCategories],
      dataCategories: [...template.dataCategories],
      recipients: template.recipients.map(({ kind, name }) => ({ kind, name: text(name) })),
      rightsNotes: text(template.rightsNotes),
      dpiaNeed: 'to_assess',
    },
    openFields: [...openOfActivity, ...(usesNumber ? ['nationalNumberRef'] : [])],
    links: {
      purposes: keysOf('purposes'),
      retentionRules: keysOf('retention-rules'),
      measures: keysOf('measures'),
    },
  }
}

/** Said with every proposed term. */
const verify: Words = {
  en: 'This term is a proposal: have it verified. Keep longer only while a claim, an inspection or a request is open (legal hold).',
  nl: 'Deze termijn is een voorstel: laat hem nakijken. Bewaar alleen langer zolang een geschil, een controle of een verzoek loopt (bewaarplicht).',
  fr: 'Ce délai est une proposition : faites-le vérifier. Ne conservez plus longtemps que tant qu’un litige, un contrôle ou une demande est en cours (gel).',
}

const found = z.array(z.object({ ref: z.string(), register: z.string(), title: z.string() }))

/**
 * Records that are there already under the title of a proposed one, as far as this person may read titles: proposed key →
 * reference, the lowest number when there are several (one query).
 */
export async function existingFor(
  actor: Actor,
  proposed: readonly ProposedRecord[],
): Promise<Readonly<Record<string, string>>> {
  if (proposed.length === 0) return {}
  const titles = proposed.map(({ title }) => title.toLowerCase())
  const rows = found.parse(
    await db().$queryRaw`SELECT ref, register, title FROM (
        SELECT t.ref, t.register, t.number, ${readableTitle(registerScope(actor))} AS title FROM "Record" t
        WHERE t.status <> 'retired' AND t.register = ANY(${proposed.map(({ register }) => register)}::text[])
      ) seen WHERE lower(title) = ANY(${titles}::text[]) ORDER BY number`,
  )
  const same = (one: ProposedRecord) =>
    rows.find(({ register, title }) => register === one.register && title.toLowerCase() === one.title.toLowerCase())
  return Object.fromEntries(
    proposed.flatMap((one) => {
      const row = same(one)
      return row ? [[one.key, row.ref]] : []
    }),
  )
}
