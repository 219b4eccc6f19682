import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'

/** The way to handing over anybody's records, for who may. */
export async function HandOverLink({ actor }: { actor: Actor }) {
  if (!can(actor, 'register', 'update')) return null
  return <TextLink href="/hand-over">{(await getTranslations('talk.handOver'))('title')}</TextLink>
}
