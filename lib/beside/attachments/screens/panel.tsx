import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { CopyHash } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { fileSize } from '@/components/layout/file-size'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { db } from '@/lib/db/client'
import { mostBytes } from '@/lib/files/store/folder'
import { acceptedEndings } from '@/lib/files/store/type'
import { fileKinds } from '@/lib/law/codes/registry'
import type { RecordDetail } from '@/lib/records/list/row'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { type AttachmentView, attachmentsOf } from '../queries'
import { EraseFile, RemoveFile, UploadForm } from './upload-form'

type Props = { record: RecordDetail; asOf?: Instant | null }

/** Files of a record for people who see it in full: newest versions first, older ones folded; adding for who may change it. */
export async function FilesPanel({ record, asOf = null }: Props) {
  const [t, codes, zone, byRecord] = await Promise.all([
    getTranslations('attachments'),
    getTranslations('codes'),
    getTimeZone(),
    attachmentsOf(db(), [record.id], { asOf }),
  ])
  const files = byRecord.get(record.id) ?? []
  const current = files.filter((file) => file.newest)
  const mayChange = record.can.update && asOf === null
  const mayErase = record.can.review
  const kind = (code: string) => codes(`fileKinds.${code}`)
  const facts = (file: (typeof files)[number]) => (
    <FileFacts file={file} kind={kind(file.kind)} mayRemove={mayChange} mayErase={mayErase} zone={zone} />
  )
  return (
    <Section
      id="files"
      title={t('title')}
      count={current.length}
      dense
      {...(current.length === 0 ? { nothing: t('none') } : {})}
    >
      <ClientText namespaces={['attachments', 'common', 'errors']}>
        <ul className="mb-2 grid gap-4 empty:hidden">
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
          <details>
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

type FileFactsProps = { file: AttachmentView; kind: string; mayRemove: boolean; mayErase: boolean; zone: string }

/** One version of a file: name to download it by, kind, version, size, hash, who added it and when. */
async function FileFacts({ file, kind, mayRemove, mayErase, zone }: FileFactsProps) {
  const [t, locale] = await Promise.all([getTranslations('attachments'), getLocale()])
  return (
    <>
      {file.erasedAt ? (
        <p className="break-words text-muted line-through">{file.name}</p>
      ) : (
        <a
          href={`/api/files/${file.id}`}
          download={file.name}
          className="rounded-sm break-words text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
        >
          {file.name}
        </a>
      )}
      <p className="text-sm text-muted">
        {[kind, t('version', { number: String(file.number) }), await fileSize(file.size)].join(' · ')}
      </p>
      {file.note && <p className="text-sm whitespace-pre-line">{file.note}</p>}
      <p className="text-sm text-muted">
        {file.byName && `${file.byName}, `}
        <Time instant={file.addedAt} zone={zone} style="short" />
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <CopyHash hash={file.sha256} kind="SHA-256" />
        {file.erasedAt && (
          <span className="text-sm">
            {t('erasedOn', { date: formatInstant(file.erasedAt, { locale, zone, style: 'short' }) })}
          </span>
        )}
        {mayRemove && <RemoveFile id={file.id} name={file.name} />}
        {mayErase && !file.erasedAt && <EraseFile id={file.id} name={file.name} />}
      </div>
    </>
  )
}
