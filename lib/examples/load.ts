import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import type { Role } from '@/lib/access/roles'
import { change } from '@/lib/action/change'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { exampleClockRules } from '@/lib/law/clock-rules'
import { correctClockRule } from '@/lib/leaks/commands/correct-clock-rule'
import { updateOrganisation } from '@/lib/organisation/commands'
import { createDepartment } from '@/lib/organisation/queries'
import { organisationInput } from '@/lib/organisation/schema'
import { newOrigin } from '@/lib/people/entry/setup'
import type { Locale } from '@/lib/text/locale'
import { addDays } from '@/lib/time/calendar'
import { answerOf, type Departments, type ExampleActor, exampleActors, exampleAuditor } from './actors'
import { type Telling, tellingIn } from './language'
import { leakHappenings } from './load-leaks'
import { recordHappenings, type Story } from './load-records'
import { requestHappenings } from './load-requests'
import { retentionHappenings } from './load-retention'
import { statementHappenings } from './load-statement'
import { teamHappenings } from './load-team'
import type { ExampleFinding } from './optipost/example'
import { findings, scenarioFinding } from './optipost/findings'
import { type DepartmentKey, departments, type ExamplePerson, organisation, people } from './optipost/people'
import { at, daysAgo, doneBefore, inOrder } from './timeline'

type ExampleAccount = { role: Role; name: string; email: string; password: string }
type ExampleCounts = { people: number; records: number; findings: number; leaks: number }
export type LoadedExamples = { accounts: readonly ExampleAccount[]; counts: ExampleCounts }

/** What is being loaded, for whoever shows progress; of the weeks, how many steps of how many were taken. */
type Say = (part: 'company' | 'people' | 'weeks', taken?: number, all?: number) => void

/** So many days ago the company began with its register. */
const firstDay = 44

/**
 * Loads the example company: OptiPost's register as its published statement has it, and invented people and leaks. Every
 * step goes through the commands that a person would use, so versions, reviews and audit entries are real, at its moment of
 * the weeks before and in that order; entries of the log have these moments when the owner's login opened the empty log for
 * them (`example_past`). Loading again adds nothing: what is there stays as people left it; a loading that was cut off goes on.
 * Refuses a database with a company of its own. Answers the accounts and what there is now.
 */
export async function loadExamples(say: Say = () => {}, language: Locale = 'en'): Promise<LoadedExamples> {
  const telling = tellingIn(language)
  const context = await seedContext()
  const instance = await db().instance.upsert({ where: { id: 1 }, create: { id: 1, origin: newOrigin() }, update: {} })
  if (!instance.hasExamples) {
    await refuseOthersData()
    say('company')
    const began = at(context, daysAgo(context, firstDay, '09:00'))
    const departments = await loadCompany(began, telling)
    say('people')
    const actors = await exampleActors(context, began, { departments, language })
    await loadClockRules(at(actors.dpo, daysAgo(context, firstDay, '11:00')), telling)
    const story = { actors, departments, records: new Map(), done: await doneBefore(), telling }
    const weeks = [
      ...recordHappenings(story),
      { at: daysAgo(context, 30, '09:00'), take: () => loadFindings(story, 30) },
      ...retentionHappenings(story),
      ...statementHappenings(story),
      ...leakHappenings(story),
      ...teamHappenings(story),
      ...requestHappenings(story),
    ]
    await inOrder(weeks, (taken, all) => say('weeks', taken, all))
    await exampleAuditor(context, { departments, language })
    await answerOf('examples', markLoaded(context))
  }
  return { accounts, counts: await exampleCounts() }
}

const accounts: readonly ExampleAccount[] = Object.values<ExamplePerson>(people).flatMap((person) =>
  person.roles.map((role) => ({ role, name: person.name, email: person.email, password: person.password })),
)

/** Example people and leaks never go among those of a real company. */
async function refuseOthersData(): Promise<void> {
  const [others, companies] = await Promise.all([
    db().user.count({ where: { isExample: false } }),
    db().organisation.count({ where: { legalName: { not: organisation.legalName } } }),
  ])
  if (others + companies === 0) return
  throw new OperatorError(
    'This database already holds a company of its own. The example company goes into an empty one: set DERTIG_DATA to another folder.',
  )
}

async function seedContext(): Promise<CommandContext> {
  return { actor: { kind: 'system', name: 'seed' }, ...(await officeNow()), channel: 'cli', requestId: randomUUID() }
}

function markLoaded(context: CommandContext) {
  return change(context, async (tx) => {
    await tx.instance.update({ where: { id: 1 }, data: { hasExamples: true } })
    return { result: null, entry: { action: 'examples.load', subject: { type: 'instance', id: '1' } } }
  })
}

async function exampleCounts(): Promise<ExampleCounts> {
  const [users, records, findings, leaks] = await Promise.all([
    db().user.count({ where: { isExample: true } }),
    db().record.count(),
    db().finding.count(),
    db().leak.count({ where: { isExample: true } }),
  ])
  return { people: users, records, findings, leaks }
}

/** Switches on what the statement promises: people told within 72 hours of detection (6.1). A correction by the DPO, once. */
async function loadClockRules(dpo: ExampleActor, { text }: Telling): Promise<void> {
  for (const rule of exampleClockRules) {
    const standing = await db().clockRule.findFirst({ where: { code: rule.code }, orderBy: { version: 'desc' } })
    if (!standing || standing.enabled === rule.enabled) continue
    const { code, length, threshold, enabled, source, certainty, validFrom, validUntil } = rule
    const reason = text('The published privacy statement promises it.')
    const kept = { length, threshold, enabled, source, certainty, validFrom, validUntil }
    await answerOf(code, correctClockRule(dpo, { code, version: standing.version, reason, ...kept }))
  }
}

/** Writes the findings that are not there yet, as the DPO, each on the record it concerns and due relative to today. */
async function loadFindings(story: Story, days: number): Promise<void> {
  for (const finding of findings) await loadFinding(finding, { ...story, days, isExample: false })
  await loadFinding(scenarioFinding, { ...story, days, isExample: true })
}

async function loadFinding(
  finding: ExampleFinding,
  { actors, records, telling, days, isExample }: Story & { days: number; isExample: boolean },
): Promise<void> {
  const { id, record, owner, dueInDays, origin, ...english } = finding
  const { text } = telling
  const words = {
    title: text(english.title),
    source: text(english.source),
    wrong: text(english.wrong),
    law: text(english.law),
    advice: text(english.advice),
  }
  if (await db().finding.count({ where: { title: words.title } })) return
  const recordId = record === null ? null : records.get(record)?.id
  if (recordId === undefined) throw new Error(`finding ${id} names ${record}, which is not loaded`)
  const dpo = at(actors.dpo, daysAgo(actors.dpo, days, '09:00'))
  const dueOn = addDays(actors.dpo.today, dueInDays)
  const input = findingInput.parse({ ...words, recordId, ownerId: actors[owner].actor.id, dueOn })
  await answerOf(`finding ${id}`, createFinding(dpo, input, { isExample, origin: origin ?? null }))
}

/** Writes the facts of the company where it has none, and the example departments that are not there yet. */
async function loadCompany(context: CommandContext, { text, language }: Telling): Promise<Departments> {
  const known = await db().organisation.count({ where: { legalName: organisation.legalName } })
  if (known === 0) {
    const before = await db().organisation.findUnique({ where: { id: 1 }, select: { version: true } })
    const privacyContactName = text(organisation.privacyContactName)
    const input = organisationInput.parse({ ...organisation, privacyContactName, version: before?.version ?? 0 })
    await answerOf('organisation', updateOrganisation(context, input))
    // As its setup would have: the language in which it keeps its register.
    await db().organisation.update({ where: { id: 1 }, data: { defaultLocale: language } })
  }
  const of = (key: DepartmentKey) => departmentOf(context, { ...departments[key], name: text(departments[key].name) })
  return {
    marketing: await of('marketing'),
    sales: await of('sales'),
    service: await of('service'),
    it: await of('it'),
    management: await of('management'),
    hr: await of('hr'),
  }
}

async function departmentOf(
  context: CommandContext,
  department: { code: string; name: string },
): Promise<DepartmentId> {
  const known = await db().department.findUnique({ where: { code: department.code }, select: { id: true } })
  if (known) return departmentIdSchema.parse(known.id)
  return (await answerOf(department.code, createDepartment(context, department))).id
}
