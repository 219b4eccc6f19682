import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import type { Role } from '@/lib/access/roles'
import { change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import { newOrigin } from '@/lib/people/entry/setup'
import { systemNow } from '@/lib/time/types'
import { done } from './done'
import { exampleHands } from './hands'
import { loadClockRules } from './load-clock-rules'
import { loadCompany } from './load-company'
import { loadFindings } from './load-findings'
import { loadLeaks } from './load-leaks'
import { loadRecords } from './load-records'
import { loadRetention } from './load-retention'
import { organisation } from './optipost/organisation'
import { type ExamplePerson, people } from './optipost/people'

type ExampleAccount = { role: Role; name: string; email: string; password: string }
type ExampleCounts = { people: number; records: number; findings: number; leaks: number }
export type LoadedExamples = { accounts: readonly ExampleAccount[]; counts: ExampleCounts }

/** What is being loaded, for whoever shows progress. */
type ExamplePart = 'company' | 'people' | 'records' | 'findings' | 'leaks'

/**
 * Loads the example company: OptiPost's register as its published statement has it, and invented people and leaks. Every
 * step goes through the commands that a person would use, so versions, reviews and audit entries are real. Loading again
 * adds nothing: what is there stays as people left it. Refuses a database with a company of its own. Answers the accounts and what there is now.
 */
export async function loadExamples(
  context: CommandContext = seedContext(),
  say: (part: ExamplePart) => void = () => {},
): Promise<LoadedExamples> {
  const instance = await db().instance.upsert({ where: { id: 1 }, create: { id: 1, origin: newOrigin() }, update: {} })
  if (!instance.hasExamples) {
    await refuseOthersData()
    say('company')
    const departments = await loadCompany(context)
    say('people')
    const hands = await exampleHands(context, departments)
    await loadClockRules(hands)
    say('records')
    const records = await loadRecords(hands, departments)
    say('findings')
    await loadFindings(hands, records)
    await loadRetention(hands, records)
    say('leaks')
    await loadLeaks(hands, records)
    await done('examples', markLoaded(context))
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

function seedContext(): CommandContext {
  return { actor: { kind: 'system', name: 'seed' }, now: systemNow(), channel: 'cli', requestId: randomUUID() }
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
