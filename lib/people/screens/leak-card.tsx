import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'

/** What to do about a leak before signing in: whom to call, and the form behind sign-in. */
export async function LeakCard({ phone, dial }: { phone: string | null; dial: string }) {
  const t = await getTranslations('access.login')
  return (
    <Card className="grid gap-3">
      <h2 className="text-lg">{t('leak')}</h2>
      <p className="text-muted">{t('leakHelp')}</p>
      {phone && <p>{t.rich('call', { phone, a: (text) => <a href={`tel:${dial}`}>{text}</a> })}</p>}
      <LinkButton href="/login?next=%2Freport-leak" className="justify-self-start">
        {t('report')}
      </LinkButton>
    </Card>
  )
}
