import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { confirmAction, rejectAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LeakDetail } from '../../queries/leak-detail'

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
