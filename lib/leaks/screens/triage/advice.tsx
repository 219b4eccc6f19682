import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { releaseAdviceAction, writeAdviceAction } from '../../actions'
import type { LeakDetail } from '../../queries/leak-detail'

/** What the DPO advises; others see it once it is released. */
export async function Advice({ leak }: { leak: LeakDetail }) {
  const [t, codes] = await Promise.all([getTranslations('triage'), getTranslations('codes')])
  const fixed = { ref: leak.ref, version: leak.version }
  const open = leak.advices.find((advice) => advice.mine && !advice.releasedAt)
  const outcomes = (['notify', 'not_needed'] as const).map((value) => ({
    value,
    label: codes(`decisionOutcomes.${value}`),
  }))
  const text = open ? t('advice.rewrite') : t('advice.write')
  return (
    <div className="grid gap-4">
      {leak.can.advise && <p className="measure text-sm text-muted">{t('advice.help')}</p>}
      {leak.advices.length === 0 && <p className="text-muted">{t('advice.none')}</p>}
      {leak.advices.map((advice) => (
        <article key={advice.id} className="grid gap-2">
          <div className="flex flex-wrap gap-2">
            {advice.notifyAuthority && (
              <Badge>
                {t('advice.authority')} {codes(`decisionOutcomes.${advice.notifyAuthority}`)}
              </Badge>
            )}
            {advice.notifyPeople && (
              <Badge>
                {t('advice.people')} {codes(`decisionOutcomes.${advice.notifyPeople}`)}
              </Badge>
            )}
            {!advice.releasedAt && <Badge tone="outline">{t('advice.unreleased')}</Badge>}
          </div>
          <p className="measure whitespace-pre-line">{advice.body}</p>
          <p className="text-sm text-muted">
            {advice.byName} · <Time instant={advice.releasedAt ?? advice.createdAt} zone={leak.zone} />
          </p>
          {leak.can.advise && !advice.releasedAt && (
            <Act
              name="releaseAdvice"
              action={releaseAdviceAction}
              fixed={{ ...fixed, adviceId: advice.id }}
              fields={[]}
              submit={t('advice.release')}
            />
          )}
        </article>
      ))}
      {leak.can.advise && (
        <Act
          name="writeAdvice"
          key={open?.id ?? 'new'}
          action={writeAdviceAction}
          fixed={fixed}
          summary={text}
          submit={t('advice.save')}
          fields={[
            { name: 'body', kind: 'text', label: t('advice.body'), value: open?.body },
            {
              name: 'notifyAuthority',
              kind: 'tiles',
              label: t('advice.authority'),
              options: outcomes,
              value: open?.notifyAuthority ?? '',
            },
            {
              name: 'notifyPeople',
              kind: 'tiles',
              label: t('advice.people'),
              options: outcomes,
              value: open?.notifyPeople ?? '',
            },
          ]}
        />
      )}
    </div>
  )
}
