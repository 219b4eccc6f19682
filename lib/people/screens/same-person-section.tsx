import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import type { UserId } from '@/lib/db/ids'
import { join, part } from '../actions'
import { samePersonOf } from '../same-person'
import { SamePerson } from './same-person'

/** Which accounts belong to this person, for who may change accounts. */
export async function SamePersonSection({ actor, userId }: { actor: Actor; userId: UserId }) {
  const [t, view] = await Promise.all([getTranslations('access'), samePersonOf(actor, userId)])
  return (
    view && (
      <Section id="same-person" title={t('same.title')} help={t('same.help')}>
        <SamePerson userId={userId} view={view} join={join} part={part} />
      </Section>
    )
  )
}
