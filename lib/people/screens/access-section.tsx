import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import { disable, enable, newLink } from '../actions'
import type { PersonDetail } from '../queries'
import { AccessButtons } from './access-buttons'

/** Links to sign in, and ending access; says first what the person holds (`hint`). */
export async function AccessSection({ person, hint }: { person: PersonDetail; hint: ReactNode }) {
  const t = await getTranslations('access')
  return (
    <Section id="access" title={t('people.access')}>
      {hint}
      <AccessButtons userId={person.id} state={person.state} newLink={newLink} disable={disable} enable={enable} />
    </Section>
  )
}
