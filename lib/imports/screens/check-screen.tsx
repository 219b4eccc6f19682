import { getTranslations } from 'next-intl/server'
import { ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Downloads } from '@/components/ui/downloads'
import type { Wording } from '@/lib/records/state/wording'
import { commitImportAction, mendImportAction } from '../actions'
import type { CheckPage } from '../load'
import { CommitForm } from './commit-form'
import { MendForm } from './mend-form'
import { creationsInWords, rowsInWords } from './row-words'
import { rowLabel, wrongRows } from './wrong-rows'

type Props = { page: CheckPage; words: Wording }

/** What would become of every row, with what is written and what it takes the place of; wrong cells are mended here, then all is imported by one press. */
export async function CheckScreen({ page, words }: Props) {
  const t = await getTranslations('imports')
  const { stored, verdict, counts } = page
  const count = (deed: string) => verdict.rows.filter((row) => row.errors.length === 0 && row.deed === deed).length
  const extras = [...new Set(verdict.rows.flatMap((row) => row.extras.map(({ header }) => header)))]
  return (
    <>
      <PageHeader
        title={t('check.title')}
        crumbs={[
          { href: '/imports', label: t('title') },
          { href: `/imports/${stored.id}`, label: t('check.back') },
        ]}
        eyebrow={`${words.name(stored.register.slug, 'plural')} · ${stored.fileName || t('pasted')}`}
      >
        {t('check.help')}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        <ul className="flex flex-wrap gap-2">
          {(['create', 'update', 'none'] as const).map(
            (deed) =>
              count(deed) > 0 && (
                <li key={deed}>
                  <Badge>{t(`check.${deed}`, { count: count(deed) })}</Badge>
                </li>
              ),
          )}
          {counts.wrong > 0 && (
            <li>
              <Badge tone="urgent">{t('check.wrong', { count: counts.wrong })}</Badge>
            </li>
          )}
        </ul>
        {counts.wrong > 0 && <WrongRows page={page} words={words} />}
        <Rows page={page} words={words} />
        {extras.length > 0 && (
          <Section id="kept" title={t('check.kept')} count={extras.length} help={t('check.keptHelp')}>
            <p className="wrap-anywhere">{extras.join(' · ')}</p>
          </Section>
        )}
        {counts.rows === 0 ? (
          <div className="grid justify-items-start gap-3">
            <p className="text-muted">{t('check.nothing')}</p>
            <LinkButton href={`/imports/${stored.id}`}>{t('check.back')}</LinkButton>
          </div>
        ) : (
          <ClientText namespaces={['imports', 'errors']}>
            <CommitForm
              id={stored.id}
              path={`/imports/${stored.id}`}
              able={counts.rows}
              wrong={counts.wrong}
              commit={commitImportAction}
              progress={`/api/imports/${stored.id}/progress`}
            />
          </ClientText>
        )}
      </div>
    </>
  )
}

const pathOf = ({ stored }: CheckPage) => `/imports/${stored.id}/check`

/** Rows with errors: each leads to its cell, which is mended where it stands. */
async function WrongRows({ page, words }: Props) {
  const t = await getTranslations('imports.check')
  const listed = await wrongRows(page, words)
  const { stored, counts, parts } = page
  return (
    <>
      {listed.length > 0 && (
        <Alert tone="error" title={t('errorList')}>
          <ul className="mt-1 grid gap-0.5">
            {listed.flatMap(({ label, cells }) =>
              cells.map((cell) => (
                <li key={cell.id}>
                  <a
                    href={`#${cell.id}`}
                    className="inline-flex min-h-6 items-center text-danger underline underline-offset-3"
                  >
                    {label}, {cell.label}: {cell.problem}
                  </a>
                </li>
              )),
            )}
          </ul>
        </Alert>
      )}
      <Section id="errors" title={t('errors')} count={counts.wrong} help={t('errorsHelp')}>
        <ClientText namespaces={['imports', 'errors']}>
          <MendForm key={parts.wrong.skip} id={stored.id} rows={listed} mend={mendImportAction} />
        </ClientText>
        <RestOfList
          {...{ part: parts.wrong, shown: listed.length, total: counts.wrong, path: pathOf(page) }}
          name="wrong"
          anchor="errors"
        />
        <div className="mt-4">
          <Downloads
            quiet
            label={t('errors')}
            files={[{ href: `/api/imports/${stored.id}/failed`, label: t('download'), name: t('download') }]}
          />
        </div>
      </Section>
    </>
  )
}

/** Rows that can be imported, with every value they write; and what is made because they name it. */
async function Rows({ page, words }: Props) {
  const t = await getTranslations('imports.check')
  const { shown, counts, parts, verdict } = page
  const label = {
    row: await rowLabel(page),
    untitled: t('untitled'),
    namedBy: (count: number) => t('namedBy', { count }),
  }
  const said = { empty: t('nothingThere'), arrow: t('becomes') }
  return (
    <>
      {counts.rows > 0 && (
        <Section id="preview" title={t('preview')} count={counts.rows} help={t('previewHelp')}>
          <ChangedRows rows={rowsInWords(page, shown.rows, words, label)} {...said} />
          <RestOfList
            {...{ part: parts.rows, shown: shown.rows.length, total: counts.rows, path: pathOf(page) }}
            name="rows"
            anchor="preview"
          />
        </Section>
      )}
      {verdict.creations.length > 0 && (
        <Section id="makes" title={t('makes')} count={verdict.creations.length} help={t('makesHelp')}>
          <ChangedRows rows={creationsInWords(page, shown.makes, words, label)} {...said} />
          <RestOfList
            {...{ part: parts.makes, shown: shown.makes.length, total: verdict.creations.length, path: pathOf(page) }}
            name="makes"
            anchor="makes"
          />
        </Section>
      )}
    </>
  )
}
