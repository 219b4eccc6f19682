import { getTranslations } from 'next-intl/server'
import { type Fact, FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { testMail } from '../actions'
import type { MailSetup } from '../queries'
import { SendButton } from './send-button'

/** Whether and how mail is sent. `address` is where a test goes, for who may ask for one. */
export async function MailSending({ setup, address }: { setup: MailSetup | null; address: string | null }) {
  const t = await getTranslations('mail')
  return (
    <Section id="sending" title={t('sending.title')}>
      {setup ? (
        <div className="grid gap-4">
          <FactList facts={await factsOf(setup)} />
          {address !== null && (
            <SendButton
              send={testMail}
              input={null}
              text={t('test.button')}
              working={t('test.working')}
              done={t('test.queued', { address })}
            />
          )}
        </div>
      ) : (
        <Alert tone="warning" title={t('sending.off')}>
          <p className="measure mt-1">{t('sending.offHelp')}</p>
        </Alert>
      )}
    </Section>
  )
}

async function factsOf({ from, security, server }: MailSetup): Promise<Fact[]> {
  const t = await getTranslations('mail.sending')
  const hidden = <span className="text-muted">{t('masked')}</span>
  return [
    { label: t('from'), value: from },
    { label: t('security'), value: t(`securities.${security}`) },
    { label: t('host'), value: server?.host ?? hidden },
    { label: t('port'), value: server?.port ?? hidden },
    { label: t('login'), value: server ? t(server.signsIn ? 'yes' : 'no') : hidden },
    { label: t('address'), value: server?.appUrl ?? hidden },
  ]
}
