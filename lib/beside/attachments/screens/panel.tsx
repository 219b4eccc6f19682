import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { db } from '@/lib/db/client'
import { mostBytes } from '@/lib/files/store/folder'
import { acceptedEndings } from '@/lib/files/store/type'
import { fileKinds } from '@/lib/law/codes/files'
import type { RecordDetail } from '@/lib/records/list/get'
import type { Instant } from '@/lib/time/types'
import { attachmentsOf } from '../queries'
import { FileFacts } from './file-facts'
import { UploadForm } from './upload-form'

type Props = { record: RecordDetail; asOf?: Instant | null }

/** Files of a record for people who see it in full: newest versions first, older ones folded; adding for who may change it. */
export async function FilesPanel({ record, asOf = null }: Props) {
  const [t, codes, locale, zone, byRecord] = await Promise.all([
    getTranslations('attachments'),
    getTranslations('codes'),
    getLocale(),
    getTimeZone(),
    attachmentsOf(db(), [record.id], { asOf }),
  ])
  const files = byRecord.get(record.id) ?? []
  const current = files.filter((file) => file.newest)
  const mayChange = record.can.update && asOf === null
  const kind = (code: string) => codes(`fileKinds.${code}`)
  const facts = (file: (typeof files)[number]) => (
    <FileFacts file={file} kind={kind(file.kind)} mayRemove={mayChange} locale={locale} zone={zone} />
  )
  return (
    <Section id="files" title={t('title')} count={current.length}>
      <ClientText namespaces={['attachments', 'errors']}>
        {current.length === 0 && <p className="text-muted">{t('none')}</p>}
        <ul className="grid gap-4">
          {current.map((file) => {
            const older = files.filter((other) => other.seriesId === file.seriesId && !other.newest)
            return (
              <li key={file.id} className="min-w-0 border-b border-hairline pb-4 last:border-0 last:pb-0">
                {facts(file)}
                {older.length > 0 && (
                  <details className="mt-2">
                    <summary className="cursor-pointer text-sm text-accent">
                      {t('older', { count: older.length })}
                    </summary>
                    <ul className="mt-2 grid gap-3 border-l border-hairline pl-3">
                      {older.map((one) => (
                        <li key={one.id} className="min-w-0">
                          {facts(one)}
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </li>
            )
          })}
        </ul>
        {mayChange && (
          <details className="mt-4">
            <summary className="cursor-pointer text-accent">{t('add')}</summary>
            <UploadForm
              key={files.length}
              recordRef={record.ref}
              kinds={fileKinds.map(({ code }) => ({ value: code, label: kind(code) }))}
              series={current.map((file) => ({ id: file.id, kind: file.kind, label: file.name }))}
              mostBytes={mostBytes()}
              accept={acceptedEndings.join(',')}
            />
          </details>
        )}
      </ClientText>
    </Section>
  )
}
