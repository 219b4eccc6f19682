import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { buttonClass } from '@/components/ui/button'

const files = [
  { key: 'entries', href: '/api/audit/bundle' },
  { key: 'details', href: '/api/audit/bundle?details=1' },
  { key: 'checkpoint', href: '/api/audit/checkpoint' },
  { key: 'verifier', href: '/api/audit/verifier' },
  { key: 'format', href: '/api/audit/format' },
] as const

/** The log as a file, and what is needed to check it without Dertig. */
export async function LogDownloads() {
  const t = await getTranslations('audit.download')
  return (
    <Section id="download" title={t('title')} help={t('help')}>
      <ul data-chrome className="flex flex-wrap gap-2">
        {files.map(({ key, href }) => (
          <li key={key}>
            <a href={href} download className={buttonClass({})}>
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
