import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { type DecisionKind, decisionKinds } from '@/lib/law/codes/leak-states'
import { groundLists, groundsOf } from '@/lib/law/codes/leaks'
import { labelled } from '@/lib/text/locale'
import { closeAction, signDecisionAction } from '../../actions'
import { lateClocks } from '../../clocks/clock-facts'
import { type ClosingItem, nextState } from '../../facts/rules'
import type { LeakDetail } from '../../queries/leak-detail'
import type { LeakStep } from '../../steps/next-step'

/**
 * What the controller decides, signed; DPO advice and decision are two things. The decision that is `pending` stands open, under
 * the advice: whoever signs on a phone sees both at once.
 */
export async function Decisions({ leak, pending }: { leak: LeakDetail; pending: DecisionKind | null }) {
  const t = await getTranslations('triage')
  const isSigning = leak.can.decide && pending !== null
  // A promise is decided on where it counts; what was signed stays to be read.
  const asked = decisionKinds.filter(
    (kind) =>
      kind !== 'promise' ||
      leak.clocks.some(({ code }) => code === 'people_policy') ||
      leak.decisions.some((decision) => decision.kind === kind),
  )
  const kinds = [...asked].sort((a, b) => Number(b === pending) - Number(a === pending))
  return (
    <div className="grid gap-4">
      {isSigning && <AdviceInShort leak={leak} />}
      {kinds.map((kind) => (
        <Decision key={kind} leak={leak} kind={kind} isOpen={pending === kind} />
      ))}
      {leak.can.decide && <p className="measure text-sm text-muted">{t('decisions.help')}</p>}
    </div>
  )
}

/** Characters of an advice beside the buttons that sign; the whole of it stands behind a click. */
const shortAdvice = 220

/** What the DPO advises, in a few lines, for who signs. */
async function AdviceInShort({ leak }: { leak: LeakDetail }) {
  const [t, codes, locale] = await Promise.all([getTranslations('triage'), getTranslations('codes'), getLocale()])
  const advice = leak.advices.find(({ releasedAt }) => releasedAt !== null)
  if (!advice) return <p className="text-muted">{t('advice.none')}</p>
  const { body, notifyAuthority, notifyPeople, byName } = advice
  const isLong = body.length > shortAdvice
  return (
    <div className="grid gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
      <p className="font-medium">
        {t('advice.title')}
        {byName && ` · ${byName}`}
      </p>
      <p>
        {notifyAuthority &&
          labelled(locale, t('steps.recipients.authority'), codes(`decisionOutcomes.${notifyAuthority}`))}
        {notifyAuthority && notifyPeople && ' · '}
        {notifyPeople && labelled(locale, t('steps.recipients.people'), codes(`decisionOutcomes.${notifyPeople}`))}
      </p>
      <p className="measure whitespace-pre-line">{isLong ? `${body.slice(0, shortAdvice).trimEnd()} …` : body}</p>
      {isLong && (
        <details>
          <summary className="min-h-6 font-medium text-accent">{t('steps.wholeAdvice')}</summary>
          <p className="measure pt-1 whitespace-pre-line">{body}</p>
        </details>
      )}
    </div>
  )
}

async function Decision({ leak, kind, isOpen }: { leak: LeakDetail; kind: DecisionKind; isOpen: boolean }) {
  const [t, codes] = await Promise.all([getTranslations('triage'), getTranslations('codes')])
  const [newest, ...earlier] = leak.decisions.filter((decision) => decision.kind === kind)
  const outcomes = (['notify', 'not_needed'] as const).map((value) => ({
    value,
    label: codes(`decisionOutcomes.${value}`),
  }))
  const reasons = groundsOf[kind].map(({ code }) => ({ value: code, label: codes(`${groundLists[kind]}.${code}`) }))
  return (
    <article className="grid gap-2">
      <h3 className="font-semibold">{t(`decisions.kinds.${kind}`)}</h3>
      {kind === 'promise' && leak.can.decide && (
        <p className="measure text-sm text-muted">{t('decisions.promiseHelp')}</p>
      )}
      {newest && <Signed leak={leak} decision={newest} />}
      {!newest && !(isOpen && leak.can.decide) && <p className="text-muted">{t('decisions.none')}</p>}
      {earlier.length > 0 && (
        <details>
          <summary className="min-h-9 py-1.5 text-sm text-accent">{t('decisions.earlier')}</summary>
          <div className="grid gap-3 pt-1">
            {earlier.map((decision) => (
              <Signed key={decision.id} leak={leak} decision={decision} />
            ))}
          </div>
        </details>
      )}
      {leak.can.decide && (
        <Act
          name="signDecision"
          action={signDecisionAction}
          fixed={{ ref: leak.ref, version: leak.version, kind }}
          {...(isOpen ? {} : { summary: t(`decisions.decide.${kind}`) })}
          submit={t('decisions.sign')}
          buttons={{ field: 'outcome', options: outcomes }}
          fields={[
            { name: 'grounds', kind: 'text', label: t('decisions.grounds') },
            {
              name: 'reasonCode',
              kind: 'choice',
              label: t(kind === 'promise' ? 'decisions.promiseReason' : 'decisions.reason'),
              empty: t('decisions.noReason'),
              options: reasons,
              value: fittingReason(leak, kind),
              when: { field: 'outcome', in: ['not_needed'] },
              early: true,
            },
          ]}
        />
      )}
    </article>
  )
}

/** The ground of the law that follows from the level of risk, as a proposal; whoever signs sees it before they do. */
function fittingReason({ facts: { riskLevel } }: LeakDetail, kind: DecisionKind): string {
  switch (kind) {
    case 'authority':
      return riskLevel === 'unlikely' ? 'risk_unlikely' : ''
    case 'people':
      return riskLevel !== null && riskLevel !== 'high' ? 'not_high_risk' : ''
    case 'promise':
      return ''
  }
}

async function Signed({ leak, decision }: { leak: LeakDetail; decision: LeakDetail['decisions'][number] }) {
  const codes = await getTranslations('codes')
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap gap-2">
        {decision.outcome && <Badge tone="ok">{codes(`decisionOutcomes.${decision.outcome}`)}</Badge>}
        {decision.reasonCode && <Badge>{codes(`${groundLists[decision.kind]}.${decision.reasonCode}`)}</Badge>}
      </div>
      <p className="measure whitespace-pre-line">{decision.grounds}</p>
      <p className="text-sm text-muted">
        {decision.byName} · <Time instant={decision.at} zone={leak.zone} />
      </p>
    </div>
  )
}

/** The part of the form of facts in which what is missing is written down, for who may change them. */
const sectionOfItem: Partial<Record<ClosingItem, string>> = {
  effects: 'effects',
  remedy: 'effects',
  risk_level: 'risk',
  risk_reason: 'risk',
  delay: 'late',
}

function placeOf(item: ClosingItem, { ref, can }: Pick<LeakDetail, 'ref' | 'can'>): string {
  const section = sectionOfItem[item]
  return section && can.update ? `/leaks/${ref}/facts#section-${section}` : `#step-${stepOfItem[item]}`
}

/** The step in which what is missing is done. */
const stepOfItem = {
  personal_data: 'confirmed',
  effects: 'risk',
  remedy: 'risk',
  risk_level: 'risk',
  risk_reason: 'risk',
  authority_decision: 'decision',
  people_decision: 'decision',
  authority_filed: 'filed',
  delay: 'risk',
  people_told: 'people',
} satisfies Record<ClosingItem, LeakStep>

/** Closing, or what Art. 33(5) still asks before. */
export async function Closing({ leak }: { leak: LeakDetail }) {
  const [t, clocks] = await Promise.all([getTranslations('triage'), getTranslations('clocks')])
  const named = (some: readonly { code: string }[]) => some.map(({ code }) => clocks(`names.${code}`)).join(', ')
  const running = named(leak.clocks.filter(({ endedAt }) => endedAt === null))
  const late = named(lateClocks(leak.clocks))
  if (nextState(leak.state, 'close') === null || !leak.can.triage)
    return (
      <div className="grid gap-2">
        <p className="text-muted">{t(`verdict.done.${leak.state}`)}</p>
        {leak.lessons && (
          <>
            <h3 className="font-semibold">{t('close.lessons')}</h3>
            <p className="measure whitespace-pre-line">{leak.lessons}</p>
          </>
        )}
      </div>
    )
  return (
    <div className="grid gap-3">
      <p className="measure text-sm text-muted">{t('close.help')}</p>
      <p className="measure text-sm">
        {t('close.actions')}{' '}
        <a href="#tasks" className="text-accent underline underline-offset-3">
          {t('close.toTasks')}
        </a>
      </p>
      {leak.missing.length > 0 ? (
        <>
          <p className="font-medium">{t('close.missing')}</p>
          <ul className="list-disc pl-5">
            {leak.missing.map((item) => (
              <li key={item}>
                <a href={placeOf(item, leak)} className="text-accent underline underline-offset-3">
                  {t(`close.items.${item}`)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Act
          name="close"
          action={closeAction}
          fixed={{ ref: leak.ref, version: leak.version }}
          fields={[
            running || late
              ? {
                  name: 'reason',
                  kind: 'text',
                  label: running ? t('close.whyRunning') : t('close.whyLate'),
                  help: [running && t('close.running', { clocks: running }), late && t('close.late', { clocks: late })]
                    .filter(Boolean)
                    .join(' '),
                }
              : { name: 'reason', kind: 'line', label: t('close.why') },
            {
              name: 'lessons',
              kind: 'text',
              label: t('close.lessons'),
              help: t('close.lessonsHelp'),
              value: leak.lessons,
            },
          ]}
          submit={t('close.button')}
        />
      )}
    </div>
  )
}
