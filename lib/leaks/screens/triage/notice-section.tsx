import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { noticeChannels } from '@/lib/law/codes/leaks'
import { markToldAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LeakDetail } from '../../queries/leak-detail'
import { typedValue } from './moments'

/** Recording that the people, or our customers, were told. */
export async function NoticeSection({ leak }: { leak: LeakDetail }) {
  const [t, codes] = await Promise.all([getTranslations('triage'), getTranslations('codes')])
  if (!leak.can.update || nextState(leak.state, 'tell_people') === null) return null
  return (
    <Section id="told" title={t('told.title')}>
      <Act
        action={markToldAction}
        fixed={{ ref: leak.ref, version: leak.version }}
        summary={t('told.mark')}
        submit={t('told.save')}
        fields={[
          {
            name: 'whom',
            kind: 'tiles',
            label: t('told.whom'),
            value: 'people',
            options: [
              { value: 'people', label: t('told.people') },
              { value: 'customers', label: t('told.customers') },
            ],
          },
          { name: 'at', kind: 'moment', label: t('told.at'), zone: leak.zone, value: typedValue(leak.now, leak.zone) },
          {
            name: 'channel',
            kind: 'choice',
            label: t('told.channel'),
            value: 'email',
            options: noticeChannels.map(({ code }) => ({ value: code, label: codes(`noticeChannels.${code}`) })),
          },
          { name: 'number', kind: 'number', label: t('told.number') },
        ]}
      />
    </Section>
  )
}
