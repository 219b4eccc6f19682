import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { formatInstant } from '@/lib/time/format'
import { verifyAuditLog } from '../actions'
import type { LogState } from '../commands'
import { VerifyButton } from './verify-button'

/** How the log is guarded, when it was signed, and the button that checks all of it. */
export async function LogStatePanel({ state }: { state: LogState }) {
  const [t, locale, zone] = await Promise.all([getTranslations('audit'), getLocale(), getTimeZone()])
  const { checkpoint } = state
  const acts = state.possible.map((act) => t(`acts.${act}`)).join(', ')
  return (
    <Section id="state" title={t('state.title')}>
      <div className="grid gap-4">
        {state.problem && (
          <Alert tone="error" title={t('state.broken')}>
            {t(`problems.${state.problem}`)} {t('verify.tell')}
          </Alert>
        )}
        {acts ? (
          <Alert tone="error" title={t('state.unguarded')}>
            {t('state.unguardedHelp', { acts })}
          </Alert>
        ) : (
          <p className="measure">{t('state.guarded')}</p>
        )}
        <p className="measure">
          {checkpoint
            ? t('state.signed', { size: checkpoint.size, moment: formatInstant(checkpoint.at, { locale, zone }) })
            : t('state.unsigned')}
        </p>
        <VerifyButton verify={verifyAuditLog} />
        <p className="text-sm text-muted">
          {t('state.key')}
          <code className="mt-1 block break-all text-text">{state.publicKey}</code>
        </p>
      </div>
    </Section>
  )
}
