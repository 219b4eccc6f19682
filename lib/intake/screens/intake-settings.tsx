import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { CopyButton } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { ownAddress } from '@/lib/access/request/own-address'
import { officeNow } from '@/lib/company/office-zone'
import { mailSettings } from '@/lib/mail/settings'
import { openIntakeAction } from '../actions'
import { countWaiting, waitsDays } from '../asked/kept'
import { intakeSetting } from '../queries'

/** Whether the intake page is open, who may change it, and the links to put on a website. */
export async function IntakeSettings({ mayChange }: { mayChange: boolean }) {
  const { now } = await officeNow()
  const [t, isOpen, address, waiting] = await Promise.all([
    getTranslations('intake.settings'),
    intakeSetting(),
    ownAddress(),
    countWaiting(now),
  ])
  const hasMail = mailSettings() !== null
  const page = `${address}/your-data`
  return (
    <>
      <Section id="intake" title={t('title')} help={t('help')}>
        <div className="grid gap-3">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={isOpen && hasMail ? 'ok' : 'neutral'}>{t(isOpen && hasMail ? 'on' : 'off')}</Badge>
          </p>
          {!hasMail && <Alert tone="warning">{t('noMail')}</Alert>}
          <p className="measure text-sm text-muted">{t('steps', { days: waitsDays })}</p>
          {isOpen && <p className="text-sm">{t('waiting', { count: waiting })}</p>}
          {mayChange && (
            <Act
              name="openIntake"
              action={openIntakeAction}
              fixed={{}}
              summary={t('change')}
              submit={t('save')}
              fields={[
                { name: 'open', kind: 'check', label: t('fields.open'), value: String(isOpen) },
                { name: 'reason', kind: 'line', label: t('fields.reason') },
              ]}
            />
          )}
        </div>
      </Section>
      <Section id="intake-links" title={t('links')} help={t('linksHelp')}>
        <ClientText namespaces={['common']}>
          <dl className="grid gap-3">
            {[
              { label: t('general'), href: page },
              { label: t('unsubscribe'), href: `${page}?right=unsubscribe` },
            ].map(({ label, href }) => (
              <div key={href} className="grid gap-1">
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="flex flex-wrap items-center gap-2">
                  {isOpen && hasMail ? (
                    <TextLink href={href}>{href}</TextLink>
                  ) : (
                    <span className="break-all">{href}</span>
                  )}
                  <CopyButton text={href} />
                </dd>
              </div>
            ))}
          </dl>
        </ClientText>
      </Section>
    </>
  )
}
