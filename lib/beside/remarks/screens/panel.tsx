import { getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Actor } from '@/lib/access/actor'
import { remarksOn } from '../commands'
import { RemarkForm } from './remark-form'

/** Remarks that only DPOs read and write; nothing for anybody else. */
export async function RemarksPanel({ actor, recordId }: { actor: Actor; recordId: string }) {
  const remarks = await remarksOn(actor, recordId)
  if (!remarks) return null
  const [t, zone] = await Promise.all([getTranslations('review.remarks'), getTimeZone()])
  return (
    <Section id="remarks" title={t('title')} count={remarks.length} help={t('help')} dense>
      <ClientText namespaces={['review', 'errors']}>
        <ul className="mb-3 grid gap-3 empty:hidden">
          {remarks.map((remark) => (
            <li key={`${remark.id}-${remark.version}`} className="text-sm">
              <p className="whitespace-pre-line">{remark.body}</p>
              <p className="text-muted">
                {remark.byName}, <Time instant={remark.at} zone={zone} />
              </p>
              <details>
                <summary className="cursor-pointer text-accent">{t('change')}</summary>
                <RemarkForm recordId={recordId} remark={remark} />
              </details>
            </li>
          ))}
        </ul>
        <details>
          <summary className="min-h-6 w-fit cursor-pointer text-accent max-lg:min-h-11 max-lg:content-center">
            {t('new')}
          </summary>
          <RemarkForm key={remarks.length} recordId={recordId} remark={null} />
        </details>
      </ClientText>
    </Section>
  )
}
