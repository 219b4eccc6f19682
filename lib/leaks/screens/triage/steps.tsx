import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BriefFacts } from '@/components/layout/fact-list'
import { Fold } from '@/components/layout/fold'
import { StepMark } from '@/components/layout/progress'
import { Time } from '@/components/time/time'
import { LinkButton } from '@/components/ui/link-button'
import { type DecisionKind, decisionKinds } from '@/lib/law/codes/leak-states'
import { labelled } from '@/lib/text/locale'
import type { LoadedLeak } from '../../load'
import type { LeakDetail } from '../../queries/leak-detail'
import type { LeakStep, NextStep } from '../../steps/next-step'
import { Severity } from '../severity/severity'
import { Advice } from './advice'
import { AffectedRecords } from './affected-records'
import { Closing, Decisions } from './decisions'
import { wordedFacts } from './facts-layout'
import { Aware } from './moments'
import { NoticeSection, ReportedSection } from './notice-section'
import { Verdict } from './verdict'

/** The parts of the catalogue that name the steps on the page. */
const titles = {
  confirmed: 'verdict',
  aware: 'aware',
  hit: 'hit',
  risk: 'facts',
  advice: 'advice',
  decision: 'decisions',
  filed: 'filing',
  people: 'told',
  closed: 'close',
} as const satisfies Record<LeakStep, string>

type Props = { loaded: LoadedLeak; drafts: ReactNode; customers: ReactNode }

/** Every step under its heading: the next one open, the others folded to what came of them. */
export async function Steps({ loaded, drafts, customers }: Props) {
  const t = await getTranslations('triage')
  const { leak, editors, named, steps } = loaded
  const pending = pendingDecision(leak, steps)
  const bodies: Record<LeakStep, ReactNode> = {
    confirmed: <Verdict leak={leak} mergeable={loaded.mergeable} />,
    aware: <Aware leak={leak} />,
    hit: <AffectedRecords leak={leak} editors={editors} named={named} />,
    risk: (
      <div className="grid gap-6">
        <Facts leak={leak} />
        <Severity loaded={loaded} />
      </div>
    ),
    advice: <Advice leak={leak} />,
    decision: <Decisions leak={leak} pending={pending} />,
    filed: (
      <div className="grid gap-6">
        {drafts}
        <ReportedSection leak={leak} />
      </div>
    ),
    people: (
      <div className="grid gap-6">
        {customers}
        <NoticeSection leak={leak} />
      </div>
    ),
    closed: <Closing leak={leak} />,
  }
  return (
    <div className="grid gap-2 xl:col-start-2 xl:row-span-2 xl:row-start-1">
      {steps.steps.map(({ step, state }, n) => (
        <Fold
          key={step}
          id={`step-${step}`}
          title={`${n + 1}. ${t(`${titles[step]}.title`)}`}
          open={state === 'next'}
          brief={
            <>
              <StepMark state={state} />
              {state !== 'next' && <InShort leak={leak} step={step} />}
            </>
          }
        >
          {bodies[step]}
        </Fold>
      ))}
    </div>
  )
}

/** The decision that is signed next: the authority first. Null when both stand, or it is not yet for management. */
function pendingDecision({ standing }: LeakDetail, { next }: NextStep): 'authority' | 'people' | null {
  if (next?.step !== 'decision') return null
  return standing.authority === null ? 'authority' : 'people'
}

/** What came of a step, beside its heading. */
async function InShort({ leak, step }: { leak: LeakDetail; step: LeakStep }) {
  const [t, codes, locale] = await Promise.all([getTranslations('triage'), getTranslations('codes'), getLocale()])
  switch (step) {
    case 'confirmed':
      return leak.state === 'received' ? null : t(`verdict.done.${leak.state}`)
    case 'aware':
      return leak.awareAt && <Time instant={leak.awareAt} zone={leak.zone} style="short" />
    case 'hit':
      return leak.records.map(({ ref }) => ref).join(', ')
    case 'risk':
      return leak.facts.riskLevel && codes(`riskLevels.${leak.facts.riskLevel}`)
    case 'advice': {
      const [newest] = leak.advices
      return (
        newest && outcomesInShort({ authority: newest.notifyAuthority, people: newest.notifyPeople }, t, codes, locale)
      )
    }
    case 'decision': {
      const outcome = (kind: DecisionKind) => leak.decisions.find((one) => one.kind === kind)?.outcome ?? null
      const [authority, people, promise] = decisionKinds.map(outcome)
      return outcomesInShort({ authority, people, promise }, t, codes, locale)
    }
    case 'filed':
      return leak.history
        .flatMap(({ kind, at, corrected, reference }) =>
          kind.endsWith('_filed') && at !== null && !corrected && reference ? [reference] : [],
        )
        .join(', ')
    case 'people':
    case 'closed':
      return null
  }
}

type Words = Awaited<ReturnType<typeof getTranslations<'triage'>>>
type Codes = Awaited<ReturnType<typeof getTranslations<'codes'>>>

function outcomesInShort(
  outcomes: Partial<Record<DecisionKind, 'notify' | 'not_needed' | null>>,
  t: Words,
  codes: Codes,
  locale: string,
): string {
  return decisionKinds
    .flatMap((kind) => {
      const outcome = outcomes[kind]
      return outcome ? [labelled(locale, t(`steps.recipients.${kind}`), codes(`decisionOutcomes.${outcome}`))] : []
    })
    .join(' · ')
}

/** Longer facts take the whole width. */
const shortFact = 40

const ofDelay: readonly string[] = ['delayReason', 'delayText']

/** Facts and risk, as they stand. */
async function Facts({ leak }: { leak: LeakDetail }) {
  const [t, registers, facts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('registers'),
    wordedFacts(leak.facts),
  ])
  // Why part 1 came late is asked where it did.
  const isLate = leak.missing.includes('delay')
  const empty = facts
    .filter(({ name, value }) => !value && (isLate || !ofDelay.includes(name)))
    .map((fact) => fact.label)
  return (
    <div className="grid gap-3">
      {leak.can.update && (
        <div data-chrome>
          <LinkButton href={`/leaks/${leak.ref}/facts`} variant={leak.facts.riskLevel ? 'secondary' : 'primary'}>
            {t('facts.edit')}
          </LinkButton>
        </div>
      )}
      <BriefFacts
        facts={facts.flatMap((fact) => (fact.value ? [{ ...fact, short: fact.value.length <= shortFact }] : []))}
      />
      {empty.length > 0 && (
        <p className="text-sm text-muted">{registers('emptyFields', { fields: empty.join(', ') })}</p>
      )}
    </div>
  )
}
