import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Downloads } from '@/components/ui/downloads'
import { Link } from '@/components/ui/link'
import type { Wording } from '@/lib/records/state/wording'
import type { PeopleReport } from '../../kinds/people'
import { UndoForm } from '../../screens/undo-form'
import { undoPeopleAction } from '../actions'
import { countsOf } from '../commit'
import type { PeoplePage } from '../load'

type Props = { page: PeoplePage; report: PeopleReport; words: Wording }

/** What came of an import of people: how many, who, which rows were left out, and the press that takes it back. */
export async function PeopleDoneScreen({ page, report, words }: Props) {
  const [t, access] = await Promise.all([getTranslations('imports'), getTranslations('access.people')])
  const { stored, names, people, at } = page
  const { id, state } = stored
  return (
    <>
      <PageHeader
        title={state === 'undone' ? t('done.undoneTitle') : t('done.title')}
        crumbs={[
          { href: '/users', label: access('title') },
          { href: '/users/import', label: t('people.title') },
        ]}
        eyebrow={`${t('people.name')} · ${stored.fileName || t('pasted')}`}
        actions={
          <>
            <LinkButton href="/users" variant="primary">
              {t('people.toPeople')}
            </LinkButton>
            <LinkButton href="/users/import">{t('done.again')}</LinkButton>
          </>
        }
      >
        {t('done.by', { name: names.get(stored.byId) ?? '', moment: words.moment(at) })}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {state === 'undone' && <Alert>{t('done.undone')}</Alert>}
        <p>{t('people.counts', countsOf(report))}</p>
        {state === 'done' && report.waits > 0 && <p>{t('people.waits', { count: report.waits })}</p>}
        <ClientText namespaces={['imports', 'errors']}>
          <UndoForm id={id} isDone={state === 'done'} undo={undoPeopleAction} help={t('people.undoHelp')} of="people" />
        </ClientText>
        {report.stays.length > 0 && (
          <Section id="stays" title={t('done.undoLeft')} count={report.stays.length}>
            <ul className="divide-y divide-hairline">
              {report.stays.map(({ userId, why }) => (
                <li key={userId} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
                  <span className="font-medium">{names.get(userId)}</span>
                  <span className="text-sm text-muted">{t(`people.why.${why}`)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {page.leftRows > 0 && (
          <Section
            id="left"
            title={t('done.left')}
            count={page.leftRows}
            help={t('done.leftHelp', { count: page.leftRows })}
          >
            <Downloads
              quiet
              label={t('done.left')}
              files={[
                { href: `/api/users/import/${id}/failed`, label: t('check.download'), name: t('check.download') },
              ]}
            />
          </Section>
        )}
        <Section id="people" title={t('people.name')} count={people.length}>
          <ul className="divide-y divide-hairline">
            {people.map((one) => (
              <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                <Link href={`/users/${one.id}`} className="text-accent underline-offset-3 hover:underline">
                  {one.name}
                </Link>
                <span className="text-sm text-muted">
                  {one.isDisabled ? t('people.disabled') : one.isNew ? t('people.isNew') : t('done.isChanged')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}
