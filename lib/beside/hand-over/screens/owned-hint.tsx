import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesIn } from '@/lib/text/locale'
import { ownedCount } from '../queries'

/** Beside the buttons of an account: what its person owns, and who can hand it over. Nothing when they own nothing. */
export async function OwnedHint({ actor, userId }: { actor: Actor; userId: string }) {
  const owned = await ownedCount(actor, userId)
  if (!owned || owned.records + owned.findings === 0) return null
  const [t, locale] = await Promise.all([getTranslations('talk.handOver'), getLocale()])
  const { records, findings, handedOverBy } = owned
  return (
    <Alert tone="warning" className="mb-4">
      <p>
        {records > 0 && t('ownsRecords', { count: records })} {findings > 0 && t('ownsFindings', { count: findings })}{' '}
        {t('warning')}
      </p>
      <p>{handedOverBy.length > 0 ? t('hint', { names: namesIn(locale, handedOverBy) }) : t('hintNobody')}</p>
    </Alert>
  )
}

/** The way to handing over anybody's records, for who may. */
export async function HandOverLink({ actor }: { actor: Actor }) {
  if (!can(actor, 'register', 'update')) return null
  return <TextLink href="/hand-over">{(await getTranslations('talk.handOver'))('title')}</TextLink>
}
