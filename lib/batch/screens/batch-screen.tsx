import { getTranslations } from 'next-intl/server'
import { ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import type { Wording } from '@/lib/records/state/wording'
import type { BatchPage } from '../load'
import type { PreviewRow } from '../queries'
import { BatchButton } from './batch-button'
import { changesInWords } from './change-words'
import { ChooseForm } from './choose-form'

/** Rows of one kind that are shown; the others are counted. */
const mostShown = 100

/** Several records of a register: what to do, what would become of each, and the one press that does it. */
export async function BatchScreen({ page, words }: { page: BatchPage; words: Wording }) {
  const t = await getTranslations('batch')
  const { register, refs, most, rows, problem, back } = page
  const crumbs = [{ href: back, label: words.name(register.slug, 'plural') }]
  const isOver = refs.length > most
  return (
    <>
      <PageHeader title={t('title')} crumbs={crumbs}>
        {!isOver && refs.length > 0 && t('chosen', { count: refs.length })}
      </PageHeader>
      {refs.length === 0 ? (
        <EmptyState title={t('none')} actions={<LinkButton href={back}>{t('back')}</LinkButton>}>
          {t('noneHelp')}
        </EmptyState>
      ) : (
        <div className="grid max-w-4xl gap-6">
          {isOver && <Alert tone="warning">{t('over', { most })}</Alert>}
          {problem && (
            <Alert tone="error" role="alert">
              {t(problem)}
            </Alert>
          )}
          <ChooseForm page={page} words={words} />
          {rows && page.isPast && <Alert tone="warning">{t('pastDay')}</Alert>}
          {rows && <Preview page={page} rows={rows} words={words} />}
        </div>
      )}
    </>
  )
}

type PreviewProps = { page: BatchPage; rows: readonly PreviewRow[]; words: Wording }

async function Preview({ page, rows, words }: PreviewProps) {
  const t = await getTranslations('batch')
  const { register, deed, plan, choices } = page
  if (!deed) return null
  const names = new Map([...choices.people, ...choices.departments].map(({ value, label }) => [value, label]))
  const href = (row: PreviewRow) => (row.title === '' ? null : `/registers/${register.slug}/${row.ref}`)
  const [able, left] = [rows.filter(({ why }) => why === null), rows.filter(({ why }) => why !== null)]
  const why = ({ why: reason }: PreviewRow) =>
    reason?.startsWith('review_') ? words.t(`errors.reasons.${reason}`) : words.t(`batch.why.${reason}`)
  const listed = (row: PreviewRow) => ({
    ...{ ref: row.ref, title: row.title, href: href(row) },
    changes: changesInWords(row.changes, names, words),
    note: row.why
      ? why(row)
      : deed === 'submit' && row.missing > 0
        ? t('lacks', { count: row.missing })
        : row.changes.every(({ field }) => field === 'contentHash')
          ? t(`does.${deed}`)
          : null,
  })
  const more = (all: readonly PreviewRow[]) =>
    all.length > mostShown && <p className="mt-2 text-sm text-muted">{t('more', { count: all.length - mostShown })}</p>
  const list = { empty: t('empty'), arrow: t('becomes') }
  return (
    <>
      <Section id="preview" title={t('preview')} count={able.length} help={t('previewHelp')}>
        {able.length === 0 ? (
          <p className="text-muted">{t('nothing')}</p>
        ) : (
          <>
            <ChangedRows rows={able.slice(0, mostShown).map(listed)} {...list} />
            {more(able)}
          </>
        )}
      </Section>
      {left.length > 0 && (
        <Section id="left" title={t('left')} count={left.length} help={t('leftHelp')}>
          <ChangedRows rows={left.slice(0, mostShown).map(listed)} {...list} />
          {more(left)}
        </Section>
      )}
      {able.length > 0 && deed !== 'change' && <Alert title={t(`final.${deed}`)}>{t(`finalWhy.${deed}`)}</Alert>}
      {able.length > 0 && (
        <ClientText namespaces={['batch', 'errors']}>
          <BatchButton
            kind="apply"
            label={t(`confirm.${deed}`, { count: able.length })}
            input={{ register: register.slug, deed, plan, picks: able.map(({ ref, version }) => ({ ref, version })) }}
          />
        </ClientText>
      )}
    </>
  )
}
