import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/link-button'

/** A link that no longer lets anybody in: why, and what to do instead. */
export async function WelcomeOver({ end }: { end: 'used' | 'ended' }) {
  const t = await getTranslations('access.welcome')
  return (
    <div className="grid justify-items-start gap-4">
      <h1 className="text-2xl">{t(`${end}.title`)}</h1>
      <p className="text-muted">{t(`${end}.help`)}</p>
      <LinkButton href="/login" variant="primary" size="lg">
        {t('signIn')}
      </LinkButton>
    </div>
  )
}
