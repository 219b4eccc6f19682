import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { TextLink } from '@/components/ui/link'
import { formatInstant } from '@/lib/time/format'
import { confirmAction, mergeAction, nearMissAction, rejectAction, reopenAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LoadedLeak } from '../../load'

/** Is it a leak? What was said, why, and what can be said now. */
export async function Verdict({ leak, mergeable }: Pick<LoadedLeak, 'leak' | 'mergeable'>) {
  const [t, audit, words, locale] = await Promise.all([
    getTranslations('triage'),
    getTranslations('audit'),
    getTranslations('report-form'),
    getLocale(),
  ])
  const fixed = { ref: leak.ref, version: leak.version }
  const may = (verb: 'confirm' | 'reject' | 'near_miss' | 'reopen') =>
    leak.can.triage && nextState(leak.state, verb) !== null
  const first = leak.state === 'received'
  const confirmText = first ? t('verdict.confirm') : t('verdict.again')
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
    <div className="grid gap-3">
      {first && <p className="measure text-sm text-muted">{t('verdict.help')}</p>}
      <p className="font-medium">
        {t(`verdict.done.${leak.state}`)}{' '}
        {leak.mergedInto && <TextLink href={`/leaks/${leak.mergedInto.ref}`}>{leak.mergedInto.ref}</TextLink>}
      </p>
      {leak.state === 'confirmed' && leak.facts.personalData === false && (
        <p className="measure text-sm">{t('verdict.companyOnly')}</p>
      )}
      {leak.stateReason && (
        <p className="measure text-sm whitespace-pre-line text-muted">
          {audit('reason')} {leak.stateReason}
        </p>
      )}
      {may('confirm') && (
        <Act
          name="confirm"
          action={confirmAction}
          fixed={first ? { ...fixed, reason: '' } : fixed}
          fields={first ? [personal] : [personal, why]}
          submit={confirmText}
          {...(first ? {} : { summary: confirmText })}
        />
      )}
      {may('reopen') && (
        <Act
          name="reopen"
          action={reopenAction}
          fixed={fixed}
          fields={[{ ...why, help: t('verdict.reopenHelp') }]}
          submit={t('verdict.reopen')}
          summary={t('verdict.reopen')}
        />
      )}
      {may('near_miss') && (
        <Act
          name="nearMiss"
          action={nearMissAction}
          fixed={fixed}
          fields={[{ ...why, help: t('verdict.nearMissHelp') }]}
          submit={t('verdict.nearMiss')}
          variant="secondary"
          summary={t('verdict.nearMiss')}
        />
      )}
      {mergeable.length > 0 && (
        <Act
          name="merge"
          action={mergeAction}
          fixed={fixed}
          fields={[
            {
              name: 'into',
              kind: 'choice',
              label: t('verdict.into'),
              help: t('verdict.mergeHelp'),
              empty: t('verdict.intoNone'),
              options: mergeable.map(({ ref, title, happened, reportedAt }) => ({
                value: ref,
                label: [
                  ref,
                  title || words(`happened.options.${happened}`),
                  formatInstant(reportedAt, { locale, zone: leak.zone, style: 'day' }),
                ].join(' · '),
              })),
            },
            why,
            { name: 'toldToo', kind: 'text', label: t('verdict.toldToo'), onRequest: true },
          ]}
          submit={t('verdict.merge')}
          variant="secondary"
          summary={t('verdict.merge')}
        />
      )}
      {may('reject') && (
        <Act
          name="reject"
          action={rejectAction}
          fixed={fixed}
          fields={[why]}
          submit={t('verdict.reject')}
          variant="secondary"
          summary={t('verdict.reject')}
        />
      )}
    </div>
  )
}
