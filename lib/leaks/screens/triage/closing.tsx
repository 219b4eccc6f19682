import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { closeAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LeakDetail } from '../../queries/leak-detail'

/** Closing, or what Art. 33(5) still asks before. */
export async function Closing({ leak }: { leak: LeakDetail }) {
  const t = await getTranslations('triage')
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
          fields={[{ name: 'reason', kind: 'line', label: t('close.why') }]}
          submit={t('close.button')}
        />
      )}
    </Section>
  )
}
