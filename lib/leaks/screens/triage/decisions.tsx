import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { noCommReasons, noNotifyReasons } from '@/lib/law/codes/leaks'
import { closeAction, confirmAction, rejectAction, signDecisionAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LeakDetail } from '../../queries/leak-detail'

type Kind = 'authority' | 'people'

/** 5: what the controller decides, signed; DPO advice and decision are two things. */
export async function Decisions({ leak }: { leak: LeakDetail }) {
  const t = await getTranslations('triage')
  return (
    <Section id="decisions" title={t('decisions.title')} help={leak.can.decide ? t('decisions.help') : undefined}>
      <div className="grid gap-6">
        <Decision leak={leak} kind="authority" />
        <Decision leak={leak} kind="people" />
      </div>
    </Section>
  )
}

async function Decision({ leak, kind }: { leak: LeakDetail; kind: Kind }) {
  const [t, codes] = await Promise.all([getTranslations('triage'), getTranslations('codes')])
  const [newest, ...earlier] = leak.decisions.filter((decision) => decision.kind === kind)
  const outcomes = (['notify', 'not_needed'] as const).map((value) => ({
    value,
    label: codes(`decisionOutcomes.${value}`),
  }))
  const list = kind === 'authority' ? ('noNotifyReasons' as const) : ('noCommReasons' as const)
  const reasons = (kind === 'authority' ? noNotifyReasons : noCommReasons).map(({ code }) => ({
    value: code,
    label: codes(`${list}.${code}`),
  }))
  return (
    <article className="grid gap-2">
      <h3 className="font-semibold">{t(`decisions.kinds.${kind}`)}</h3>
      {newest ? <Signed leak={leak} decision={newest} /> : <p className="text-muted">{t('decisions.none')}</p>}
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
          action={signDecisionAction}
          fixed={{ ref: leak.ref, version: leak.version, kind }}
          summary={t(`decisions.decide.${kind}`)}
          submit={t('decisions.sign')}
          fields={[
            { name: 'outcome', kind: 'tiles', label: t('decisions.outcome'), options: outcomes },
            {
              name: 'reasonCode',
              kind: 'choice',
              label: t('decisions.reason'),
              empty: t('decisions.noReason'),
              options: reasons,
              when: { field: 'outcome', in: ['not_needed'] },
            },
            { name: 'grounds', kind: 'text', label: t('decisions.grounds') },
          ]}
        />
      )}
    </article>
  )
}

async function Signed({ leak, decision }: { leak: LeakDetail; decision: LeakDetail['decisions'][number] }) {
  const codes = await getTranslations('codes')
  const list = decision.kind === 'authority' ? 'noNotifyReasons' : 'noCommReasons'
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap gap-2">
        {decision.outcome && <Badge tone="ok">{codes(`decisionOutcomes.${decision.outcome}`)}</Badge>}
        {decision.reasonCode && <Badge>{codes(`${list}.${decision.reasonCode}`)}</Badge>}
      </div>
      <p className="measure whitespace-pre-line">{decision.grounds}</p>
      <p className="text-sm text-muted">
        {decision.byName} · <Time instant={decision.at} zone={leak.zone} />
      </p>
    </div>
  )
}

/** Closing, or what Art. 33(5) still asks before. */
export async function Closing({ leak }: { leak: LeakDetail }) {
  const [t, clocks] = await Promise.all([getTranslations('triage'), getTranslations('clocks')])
  const running = leak.clocks.filter(({ endedAt }) => endedAt === null).map(({ code }) => clocks(`names.${code}`))
  if (nextState(leak.state, 'close') === null || !leak.can.triage) return null
  return (
    <Section id="close" title={t('close.title')} help={t('close.help')}>
      {leak.missing.length > 0 ? (
        <>
          <p className="font-medium">{t('close.missing')}</p>
          <ul className="list-disc pl-5">
            {leak.missing.map((item) => (
              <li key={item}>{t(`close.items.${item}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <Act
          action={closeAction}
          fixed={{ ref: leak.ref, version: leak.version }}
          fields={[
            running.length > 0
              ? {
                  name: 'reason',
                  kind: 'text',
                  label: t('close.whyRunning'),
                  help: t('close.running', { clocks: running.join(', ') }),
                }
              : { name: 'reason', kind: 'line', label: t('close.why') },
          ]}
          submit={t('close.button')}
        />
      )}
    </Section>
  )
}

/** 1: is it a leak? */
export async function Verdict({ leak }: { leak: LeakDetail }) {
  const [t, audit] = await Promise.all([getTranslations('triage'), getTranslations('audit')])
  const fixed = { ref: leak.ref, version: leak.version }
  const mayConfirm = leak.can.triage && nextState(leak.state, 'confirm') !== null
  const mayReject = leak.can.triage && nextState(leak.state, 'reject') !== null
  const first = leak.state === 'received'
  const confirmText = first ? t('verdict.confirm') : leak.state === 'closed' ? t('verdict.reopen') : t('verdict.again')
  const personal = {
    name: 'personalData',
    kind: 'tiles',
    label: t('verdict.personalData'),
    value: leak.facts.personalData === false ? 'false' : 'true',
    options: [
      { value: 'true', label: t('verdict.personal') },
      { value: 'false', label: t('verdict.company') },
    ],
  } as const
  const why = { name: 'reason', kind: 'text', label: t('verdict.why') } as const
  return (
    <Section id="verdict" title={t('verdict.title')} help={first ? t('verdict.help') : undefined}>
      <div className="grid gap-3">
        <p className="font-medium">{t(`verdict.done.${leak.state}`)}</p>
        {leak.stateReason && (
          <p className="measure text-sm whitespace-pre-line text-muted">
            {audit('reason')} {leak.stateReason}
          </p>
        )}
        {mayConfirm && (
          <Act
            action={confirmAction}
            fixed={first ? { ...fixed, reason: '' } : fixed}
            fields={first ? [personal] : [personal, why]}
            submit={confirmText}
            {...(first ? {} : { summary: confirmText })}
          />
        )}
        {mayReject && (
          <Act
            action={rejectAction}
            fixed={fixed}
            fields={[why]}
            submit={t('verdict.reject')}
            variant="secondary"
            summary={t('verdict.reject')}
          />
        )}
      </div>
    </Section>
  )
}
