import { expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { leakIdSchema } from '@/lib/db/ids'
import { confirmLeak, rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { linkRecords } from '@/lib/leaks/commands/link-and-invite'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import type { UpdateFactsInput } from '@/lib/leaks/facts/schema'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { calendarDateSchema, type Instant, instantSchema } from '@/lib/time/types'
import { fileReport } from './file'
import { documentOf } from './output/document'
import { draftOf } from './queries'
import { somePrinting } from './testing/some-report'
import { createDraft } from './write'

// The six scenarios of the example company, each as its facts, and the draft that is expected of it.

const { database, employee, dpo, management } = someOffice()
const zone = 'Europe/Brussels'
const at = (local: string): Instant => instantSchema.parse(new Date(`${local}:00+02:00`).toISOString())
const on = (person: Someone, now: Instant): Someone => ({
  ...person,
  now,
  today: calendarDateSchema.parse(now.slice(0, 10)),
})

type Scenario = {
  name: string
  detected: Instant
  facts?: UpdateFactsInput['facts']
  personalData?: boolean
  aware?: Instant
  /** How it ends at triage, instead of being confirmed. */
  rejected?: string
  notNeeded?: string
  records?: () => Promise<Created[]>
  profile: string
  /** Answers that the draft proposes, by field; '' for none. */
  answers: Readonly<Record<string, string | RegExp>>
  /** The clock on paper, in the words of the report: due, and the latest reading of Reg. 1182/71; null: none runs. */
  due: readonly [due: string, latest: string] | null
  /** Why it cannot be filed, where it cannot. */
  filing: 'filed' | 'leak_state'
}

const scenarios: readonly Scenario[] = [
  {
    name: 'SC1: the provider of the newsletter tells that 1,200 addresses leaked',
    detected: at('2026-06-05T16:20'),
    aware: at('2026-06-05T16:20'),
    facts: {
      discoveredBy: 'processor',
      types: ['confidentiality'],
      cause: 'supplier_incident',
      origin: 'external',
      peopleCategories: ['newsletter_subscriber'],
      dataCategories: ['contact_business'],
      persons: { mode: 'exact', min: 1200, max: 1200 },
    },
    records: async () => [await someRecord(dpo, 'processors', { title: 'MailChimp' })],
    profile: 'GBA_PART1',
    answers: {
      detected: /5 juni 2026.*16:20/,
      aware: /5 juni 2026.*16:20/,
      how_discovered: 'Een verwerker',
      cause: 'Gegevenslek bij een leverancier',
      processor_involved: 'MailChimp',
      people_categories: 'Abonnees op de nieuwsbrief',
      persons_number: '1.200',
      // People only where the risk is high: nothing of it is proposed.
      people_told: '',
      delay_reason: '',
    },
    due: ['ma 8 jun 2026, 16:20', 'maandag 8 juni 2026, 17:00'],
    filing: 'filed',
  },
  {
    name: 'SC2: odd sign-ins on the Thursday before Easter, confirmed on Good Friday',
    detected: at('2026-04-02T17:10'),
    aware: at('2026-04-03T10:00'),
    facts: { cause: 'credential_stuffing', intent: 'malicious', types: ['confidentiality'] },
    profile: 'GBA_PART1',
    answers: {
      detected: /2 april 2026.*17:10/,
      aware: /3 april 2026.*10:00/,
      cause: 'Aanmelden met gestolen wachtwoorden',
      intent: 'Kwaadwillig',
      delay_reason: '',
    },
    due: ['ma 6 apr 2026, 10:00', 'maandag 6 april 2026, 11:00'],
    filing: 'filed',
  },
  {
    name: 'SC3: a stick with invoices of customers, lost by a subcontractor: theirs to notify, not ours',
    detected: at('2026-06-09T09:00'),
    aware: at('2026-06-09T09:00'),
    facts: { actingAs: 'processor', cause: 'lost_device', dataCategories: ['invoice_financial'] },
    records: async () => [await someRecord(dpo, 'processors', { title: 'Koerier Peeters' })],
    profile: 'GBA_PART1',
    answers: {
      cause: 'Verloren toestel',
      data_categories: 'Facturen en andere financiële gegevens',
      processor_involved: 'Koerier Peeters',
    },
    due: null,
    filing: 'filed',
  },
  {
    name: 'SC4: a list of companies, no persons in it: logged, no clock of the GDPR',
    detected: at('2026-06-10T09:00'),
    personalData: false,
    facts: { cause: 'mis_sent_email' },
    profile: 'GBA_PART1',
    answers: { cause: 'E-mail naar de verkeerde persoon', data_categories: '', people_categories: '' },
    due: null,
    filing: 'filed',
  },
  {
    name: 'SC5: an encrypted laptop, key safe, backup there: risk unlikely, no notice, the reasoning kept',
    detected: at('2026-06-11T09:00'),
    aware: at('2026-06-11T09:00'),
    facts: {
      cause: 'stolen_device',
      riskLevel: 'unlikely',
      riskReason: 'Versleuteld, de sleutel is veilig, er is een reservekopie (EDPB, geval 10).',
    },
    notNeeded: 'risk_unlikely',
    records: async () => {
      const measure = await someRecord(dpo, 'measures', { title: 'Versleutelde schijven' })
      return [await someRecord(dpo, 'activities', { measures: [measure.ref] })]
    },
    profile: 'GBA_WHOLE',
    answers: {
      cause: 'Gestolen toestel',
      risk_level: 'Risico onwaarschijnlijk',
      risk_reason: /sleutel is veilig/,
      prior_measures: 'Versleutelde schijven',
      people_told: '',
    },
    due: null,
    filing: 'filed',
  },
  {
    name: 'SC6: an unsubscription that was not carried out: no leak, nothing to file',
    detected: at('2026-06-12T09:00'),
    rejected: 'Geen inbreuk: een bezwaar dat niet werd uitgevoerd (art. 21, lid 3).',
    profile: 'GBA_PART1',
    answers: { data_categories: '', people_told: '' },
    due: null,
    filing: 'leak_state',
  },
]

test.each(scenarios)('$name', async (scenario) => {
  const told = { noticed: 'now', answeredAt: scenario.detected, band: 'unknown', people: [], data: [] } as const
  const { detected } = scenario
  const [reporter, officer, manager] = [employee, dpo, management].map((person) => on(person, detected))
  if (!reporter || !officer || !manager) throw new Error('nobody there')
  const { ref, id } = await someLeak(database.client, reporter, { ...told, people: ['customers'], data: ['contact'] })
  const leakId = leakIdSchema.parse(id)
  const later = on(
    officer,
    instantSchema.parse(new Date(Date.parse(scenario.aware ?? detected) + 60_000).toISOString()),
  )
  const target = async () => {
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { ref }, select: { version: true } })
    return { ref, version }
  }
  const done = (result: { ok: boolean }) => expect(result).toMatchObject({ ok: true })

  // -- triage
  if (scenario.rejected) done(await rejectLeak(later, { ...(await target()), reason: scenario.rejected }))
  else done(await confirmLeak(later, { ...(await target()), personalData: scenario.personalData ?? true, reason: '' }))
  const { aware } = scenario
  if (aware)
    done(await setAware(later, { ...(await target()), at: aware, reason: 'Bevestigd.', unlikelyReason: 'Zo was het.' }))
  const nothing: UpdateFactsInput['facts'] = {
    dataCategories: [],
    peopleCategories: [],
    persons: { mode: 'unknown', min: null, max: null },
  }
  if (!scenario.rejected)
    done(await updateLeakFacts(later, { ...(await target()), facts: { ...nothing, ...scenario.facts } }))
  const records = (await scenario.records?.()) ?? []
  if (records.length > 0)
    done(await linkRecords(later, { ...(await target()), recordIds: records.map((one) => one.id) }))
  if (scenario.notNeeded) {
    const decision = {
      kind: 'authority',
      outcome: 'not_needed',
      reasonCode: scenario.notNeeded,
      grounds: 'Zie risico.',
    } as const
    done(await signDecision({ ...manager, now: later.now, today: later.today }, { ...(await target()), ...decision }))
  }

  // -- its draft
  const made = await createDraft(later, { leakId, profile: scenario.profile, language: 'nl' })
  if (!made.ok) throw new Error(JSON.stringify(made))
  const draft = await draftOf(officer.actor, ref, made.value.id, { now: later.now, zone })
  if (!draft) throw new Error('no draft')
  for (const [code, wanted] of Object.entries(scenario.answers)) {
    const said = draft.values[code]?.text ?? ''
    if (typeof wanted === 'string') expect(`${code}: ${said}`).toBe(`${code}: ${wanted}`)
    else expect(said, code).toMatch(wanted)
  }

  // -- its clock on paper
  const { facts } = await documentOf(draft, zone, somePrinting)
  const onPaper = facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
  if (scenario.due === null) expect(onPaper).not.toMatch(/Uiterlijk|Uiterste/)
  else for (const moment of scenario.due) expect(onPaper).toContain(moment)

  // -- filing it
  const filing = {
    id: made.value.id,
    version: 1,
    reference: 'DBN-1',
    filedAt: later.now,
    reason: 'Scenario.',
    unlikelyReason: 'Zo was het.',
  }
  const result = await fileReport(later, filing)
  if (scenario.filing === 'filed') expect(result).toMatchObject({ ok: true })
  else expect(result).toMatchObject({ code: 'not_now', reason: scenario.filing })
})
