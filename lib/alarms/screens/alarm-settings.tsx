import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { setSendingRuleAction, setWaitRuleAction } from '../actions'
import { type SendingRule, sendingDays } from '../plan/sending'
import { countings, type WaitRule } from '../plan/wait'

/** How long a receipt waits for somebody before the next are told. */
export async function AlarmSettings({ rule, mayChange }: { rule: WaitRule; mayChange: boolean }) {
  const t = await getTranslations('alarms')
  const { waitMinutes, counted, fromHour, untilHour } = rule
  return (
    <Section id="alarms" title={t('settings.title')} help={t('settings.help')}>
      <div className="grid gap-2">
        <p>
          {t('settings.wait', { minutes: waitMinutes })}{' '}
          {t(`settings.${counted}`, { from: fromHour, until: untilHour })}
        </p>
        {mayChange && (
          <Act
            name="setWaitRule"
            action={setWaitRuleAction}
            fixed={{}}
            summary={t('settings.change')}
            submit={t('settings.save')}
            fields={[
              { name: 'waitMinutes', kind: 'number', label: t('settings.minutes'), value: String(waitMinutes) },
              {
                name: 'counted',
                kind: 'choice',
                label: t('settings.counted'),
                value: counted,
                options: countings.map((value) => ({ value, label: t(`settings.options.${value}`) })),
              },
              { name: 'fromHour', kind: 'number', label: t('settings.from'), value: String(fromHour) },
              { name: 'untilHour', kind: 'number', label: t('settings.until'), value: String(untilHour) },
              { name: 'reason', kind: 'line', label: t('settings.reason') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}

/** On which days and between which hours mails go out that are no deadline. */
export async function SendingSettings({ rule, mayChange }: { rule: SendingRule; mayChange: boolean }) {
  const t = await getTranslations('alarms')
  const { days, fromHour, untilHour } = rule
  return (
    <Section id="sending" title={t('sending.title')} help={t('sending.help')}>
      <div className="grid gap-2">
        <p>{t(`sending.${days}`, { from: fromHour, until: untilHour })}</p>
        {mayChange && (
          <Act
            name="setSendingRule"
            action={setSendingRuleAction}
            fixed={{}}
            summary={t('settings.change')}
            submit={t('settings.save')}
            fields={[
              {
                name: 'days',
                kind: 'choice',
                label: t('sending.days'),
                value: days,
                options: sendingDays.map((value) => ({ value, label: t(`sending.options.${value}`) })),
              },
              { name: 'fromHour', kind: 'number', label: t('sending.from'), value: String(fromHour) },
              { name: 'untilHour', kind: 'number', label: t('sending.until'), value: String(untilHour) },
              { name: 'reason', kind: 'line', label: t('settings.reason') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}
