import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Downloads } from '@/components/ui/downloads'
import { Link } from '@/components/ui/link'
import type { Wording } from '@/lib/records/state/wording'
import { undoImportAction } from '../actions'
import type { ImportPage, leftBy, recordsOf } from '../load'
import { UndoForm } from './undo-form'

type Props = {
  page: ImportPage
  records: Awaited<ReturnType<typeof recordsOf>>
  stays: Awaited<ReturnType<typeof leftBy>>
  words: Wording
}

/** What came of an import: how many, which rows were left out, its records, and the press that takes it back. */
export async function DoneScreen({ page, records, stays, words }: Props) {
  const t = await getTranslations('imports')
  const { stored, by, at } = page
  const { register, report, state, id } = stored
  const left = report?.left ?? 0
  return (
    <>
      <PageHeader
        title={state === 'undone' ? t('done.undoneTitle') : t('done.title')}
        crumbs={[{ href: '/imports', label: t('title') }]}
        eyebrow={`${words.name(register.slug, 'plural')} · ${stored.fileName || t('pasted')}`}
        actions={
          <>
            <LinkButton href={`/registers/${register.slug}`} variant="primary">
              {t('done.toRegister')}
            </LinkButton>
            <LinkButton href={`/imports/new?register=${register.slug}`}>{t('done.again')}</LinkButton>
          </>
        }
      >
        {t('done.by', { name: by, moment: words.moment(at) })}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {state === 'undone' && <Alert>{t('done.undone')}</Alert>}
        {report && <p>{t('counts', report)}</p>}
        <ClientText namespaces={['imports', 'errors']}>
          <UndoForm id={id} isDone={state === 'done'} undo={undoImportAction} help={t('done.undoHelp')} of="records" />
        </ClientText>
        {stays.length > 0 && (
          <Section id="stays" title={t('done.undoLeft')} count={stays.length}>
            <ul className="divide-y divide-hairline">
              {stays.map(({ ref, title, register: slug, why }) => (
                <li key={ref} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                  <span className="min-w-0 wrap-anywhere">
                    <span data-tabular className="mr-2 text-muted">
                      {ref}
                    </span>
                    <Link href={`/registers/${slug}/${ref}`} className="text-accent underline-offset-3 hover:underline">
                      {title}
                    </Link>
                  </span>
                  <span className="text-sm text-muted">{t(`done.why.${why}`)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {left > 0 && (
          <Section id="left" title={t('done.left')} count={left} help={t('done.leftHelp', { count: left })}>
            <Downloads
              quiet
              label={t('done.left')}
              files={[{ href: `/api/imports/${id}/failed`, label: t('check.download'), name: t('check.download') }]}
            />
          </Section>
        )}
        <Section
          id="records"
          title={t('done.records')}
          count={records.length}
          help={records.length === 200 ? t('done.recordsMore') : undefined}
        >
          <ul className="divide-y divide-hairline">
            {records.map(({ ref, title, register: slug, status, isNew }) => (
              <li key={ref} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                <span className="min-w-0 wrap-anywhere">
                  <span data-tabular className="mr-2 text-muted">
                    {ref}
                  </span>
                  <Link href={`/registers/${slug}/${ref}`} className="text-accent underline-offset-3 hover:underline">
                    {title}
                  </Link>
                </span>
                <span className="text-sm text-muted">
                  {status === 'retired' ? t('done.retired') : isNew ? t('done.isNew') : t('done.isChanged')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}
