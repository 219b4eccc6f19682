import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { OwnedHint } from '@/lib/beside/hand-over/owned-hint'
import type { PersonDetail } from '@/lib/people/user-queries'
import { AccessButtons } from './access-buttons'
import { disable, enable, newLink } from './actions'

/** Links to sign in, and ending access; says first what the person owns. */
export async function AccessSection({ actor, person }: { actor: Actor; person: PersonDetail }) {
  const t = await getTranslations('access')
  return (
    <Section id="access" title={t('people.access')}>
      <OwnedHint actor={actor} userId={person.id} />
      <AccessButtons userId={person.id} state={person.state} newLink={newLink} disable={disable} enable={enable} />
    </Section>
  )
}
