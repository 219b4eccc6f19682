import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { setKeepYearsAction } from '../actions'
import { keepYears } from '../queries'

/** How many years names inside leaks are kept. */
export async function KeepYears({ mayCorrect }: { mayCorrect: boolean }) {
  const [t, settings, years] = await Promise.all([
    getTranslations('leak-names'),
    getTranslations('settings'),
    keepYears(),
  ])
  return (
    <Section id="leak-names" title={t('title')}>
      <div className="grid gap-2">
        <p>{t('rule', { years })}</p>
        <p className="measure text-sm text-muted">{t('ruleHelp')}</p>
        {mayCorrect && (
          <Act
            name="setKeepYears"
            action={setKeepYearsAction}
            fixed={{}}
            summary={settings('clocks.correct')}
            submit={settings('adequacy.save')}
            fields={[
              { name: 'years', kind: 'number', label: t('years'), value: String(years) },
              { name: 'reason', kind: 'line', label: settings('clocks.fields.reason') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}
