import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { disable, enable, newLink } from '../actions'
import type { PersonDetail } from '../queries'
import { AccessButtons } from './access-buttons'

/** Links to sign in, and ending access; says first what the person holds (`hint`). */
export async function AccessSection({ person, hint }: { person: PersonDetail; hint: ReactNode }) {
  const [t, mail] = await Promise.all([getTranslations('access'), getTranslations('mail')])
  return (
    <Section id="access" title={t('people.access')}>
      {hint}
      {person.mail && (
        <Alert
          tone={person.mail.gaveUp ? 'error' : 'warning'}
          title={t(person.mail.gaveUp ? 'people.mailFailed.title' : 'people.mailTrying.title')}
          className="mb-4"
        >
          <p className="measure mt-1">
            {t(person.mail.gaveUp ? 'people.mailFailed.help' : 'people.mailTrying.help', {
              problem: mail(`problems.${person.mail.problem}`),
            })}
          </p>
        </Alert>
      )}
      <AccessButtons
        userId={person.id}
        state={person.state}
        again={person.mail !== null}
        newLink={newLink}
        disable={disable}
        enable={enable}
      />
    </Section>
  )
}
