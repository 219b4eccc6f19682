import { getTranslations } from 'next-intl/server'
import { ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/link'
import type { Wording } from '@/lib/records/state/wording'
import type { BatchResult } from '../load'
import { BatchButton } from './batch-button'
import { changesInWords } from './change-words'

/** What a batch did to each record, who did it and when, and the press that puts it back. */
export async function BatchResultScreen({ done, words }: { done: BatchResult; words: Wording }) {
  const t = await getTranslations('batch')
  const { batch, register, names } = done
  const { kind, rows, undoneBy, undoes } = batch
  const path = `/registers/${register.slug}`
  const isStep = kind === 'submit' || kind === 'confirm'
  const isImport = kind === 'import' || kind === 'import_undo'
  const listed = rows.map(({ ref, title, changes }) => {
    const told = changesInWords(changes, names, words)
    const note = told.length === 0 && isStep ? t(`did.${kind}`) : null
    return { ref, title, href: `${path}/${ref}`, changes: told, note }
  })
  return (
    <>
      <PageHeader
        title={t(`doneTitles.${kind}`, { count: batch.total })}
        crumbs={[{ href: path, label: words.name(register.slug, 'plural') }]}
      >
        {t('doneBy', { name: batch.by, moment: words.moment(batch.at) })}{' '}
        {undoes && <TextLink href={`/batches/${undoes}`}>{t('seeUndone')}</TextLink>}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {undoneBy ? (
          <Alert>
            {t('undone')} <TextLink href={`/batches/${undoneBy}`}>{t('seeUndo')}</TextLink>
          </Alert>
        ) : isStep || isImport ? (
          <p className="measure text-sm text-muted">{t(`noUndo.${kind}`)}</p>
        ) : (
          rows.some(({ mayUndo }) => mayUndo) && (
            <ClientText namespaces={['batch', 'errors']}>
              <BatchButton kind="undo" id={batch.id} label={t('undo')} />
            </ClientText>
          )
        )}
        <Section
          id="records"
          title={t('records')}
          count={rows.length}
          help={rows.length < batch.total ? t('others', { count: batch.total - rows.length }) : undefined}
        >
          <ChangedRows rows={listed} empty={t('empty')} arrow={t('becomes')} />
        </Section>
      </div>
    </>
  )
}
