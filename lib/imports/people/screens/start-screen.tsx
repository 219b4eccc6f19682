import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { Wording } from '@/lib/records/state/wording'
import { mostPeople } from '../../kinds/people'
import { limits } from '../../read/limits'
import { StartForm } from '../../screens/start-form'
import { pastePeopleAction } from '../actions'
import { countsOf } from '../commit'
import type { PeopleImports } from '../load'

/** Choosing a table of people, and those that were taken in before. */
export async function PeopleStartScreen({ page, words }: { page: PeopleImports; words: Wording }) {
  const [t, people] = await Promise.all([getTranslations('imports'), getTranslations('access.people')])
  return (
    <>
      <PageHeader title={t('people.title')} crumbs={[{ href: '/users', label: people('title') }]}>
        {t('people.help')}
      </PageHeader>
      <ClientText namespaces={['imports', 'errors', 'common']}>
        <StartForm
          door="/api/users/import"
          paste={pastePeopleAction}
          path="/users/import"
          registers={[]}
          register={null}
          mostBytes={limits.fileBytes}
          mostRows={String(mostPeople)}
        />
      </ClientText>
      {page.imports.length > 0 && (
        <div className="mt-8 max-w-4xl">
          <Section id="before" title={t('people.before')} count={page.imports.length}>
            <ul className="divide-y divide-hairline">
              {page.imports.map((one) => (
                <li key={one.id} className="grid gap-1 py-2">
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Link
                      href={`/users/import/${one.id}`}
                      className="min-w-0 wrap-anywhere text-accent underline-offset-3 hover:underline"
                    >
                      {one.fileName || t('pasted')}
                    </Link>
                    <Badge>{t(`states.${one.state}`)}</Badge>
                  </div>
                  <p className="text-sm text-muted">{t('done.by', { name: one.by, moment: words.moment(one.at) })}</p>
                  {one.report && <p className="text-sm">{t('people.counts', countsOf(one.report))}</p>}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </>
  )
}
