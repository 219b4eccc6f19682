import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'

/** On the account page: where the tokens of a person stand; nothing for who can have none. */
export async function TokensLink({ actor }: { actor: Actor }) {
  if (!mayEver(actor, 'api_token', 'read')) return null
  const t = await getTranslations('api.tokens')
  return (
    <Section id="tokens" title={t('title')} help={t('help')}>
      <Link href="/account/tokens" className="text-accent hover:underline">
        {t('open')}
      </Link>
    </Section>
  )
}
