import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { ClockCard } from '@/components/time/clock-card'
import type { LeakDetail } from '../../queries/leak-detail'

/** Every clock of the leak with where its rule comes from. */
export async function Clocks({ leak, announce }: { leak: LeakDetail; announce: boolean }) {
  const [t, clocks] = await Promise.all([getTranslations('triage'), getTranslations('clocks')])
  return (
    <Section id="clocks" title={t('clocks.title')} help={t('clocks.help')}>
      {leak.clocks.length === 0 && <p className="text-muted">{clocks('none')}</p>}
      <div className="grid gap-3 grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))]">
        {leak.clocks.map((clock) => (
          <ClockCard key={clock.code} clock={clock} now={leak.now} zone={leak.zone} announce={announce} />
        ))}
      </div>
    </Section>
  )
}
