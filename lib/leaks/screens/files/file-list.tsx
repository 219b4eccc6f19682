import { TriangleAlert } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { CopyHash } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { fileSize } from '@/components/layout/file-size'
import { Fold } from '@/components/layout/fold'
import { Section } from '@/components/layout/section'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import type { LoadedLeak } from '../../load'
import type { LeakFileView } from '../../queries/leak-files'
import { AddListedFiles, RemoveLeakFile } from './changing'
import { fileTexts } from './texts'

/** Photos and files of a leak for who reads it: evidence with its hash, only ever a download; adding for who handles it. */
export async function LeakFiles({ leak, files }: Pick<LoadedLeak, 'leak' | 'files'>) {
  const t = await getTranslations('leaks')
  const standing = files.filter(({ removed }) => removed === null)
  return (
    <Fold id="files" title={t('files.title')} brief={String(standing.length)} open={files.length > 0}>
      <ClientText namespaces={['attachments', 'common', 'errors', 'leaks']}>
        <div className="grid gap-3">
          {files.length === 0 && <p className="text-muted">{t('files.none')}</p>}
          {leak.masked && files.length > 0 && <p className="measure text-sm text-muted">{t('files.masked')}</p>}
          {!leak.masked && files.some(({ warning }) => warning !== null) && (
            <p className="measure text-sm">{t('files.careful')}</p>
          )}
          <FileList
            files={files}
            zone={leak.zone}
            address={leak.masked ? null : '/api/leaks/files'}
            mayRemove={leak.can.triage}
          />
          {leak.can.attach && (
            <AddListedFiles
              leakRef={leak.ref}
              side="handler"
              texts={await fileTexts(await getLocale(), mostBytes())}
              accept={evidenceEndings.join(',')}
            />
          )}
        </div>
      </ClientText>
    </Fold>
  )
}

/** What a reporter added to their own report, and a place to add more. */
export async function OwnFiles({
  leakRef,
  files,
  zone,
}: {
  leakRef: string
  files: readonly LeakFileView[]
  zone: string
}) {
  const t = await getTranslations('leaks')
  return (
    <Section id="files" title={t('files.title')} {...(files.length === 0 ? { help: t('files.none') } : {})}>
      <ClientText namespaces={['common']}>
        <div className="grid gap-3">
          <FileList files={files} zone={zone} address="/api/leaks/report/files" mayRemove={false} own />
          <AddListedFiles
            leakRef={leakRef}
            side="reporter"
            texts={await fileTexts(await getLocale(), mostBytes())}
            accept={evidenceEndings.join(',')}
          />
        </div>
      </ClientText>
    </Section>
  )
}

type ListProps = {
  files: readonly LeakFileView[]
  zone: string
  /** The door that hands them out; null for who may not have them. */
  address: string | null
  mayRemove: boolean
  /** They are all the reader's own: nobody needs to be told whose. */
  own?: boolean
}

function FileList({ files, ...rest }: ListProps) {
  return (
    <ul className="grid gap-3 empty:hidden">
      {files.map((file) => (
        <li key={file.id} className="min-w-0 border-b border-hairline pb-3 last:border-0 last:pb-0">
          <FileFacts file={file} {...rest} />
        </li>
      ))}
    </ul>
  )
}

type FactsProps = Omit<ListProps, 'files'> & { file: LeakFileView }

/** One file: name to save it by, what in it may do harm, size, who added it and when, hash; struck through once taken away. */
async function FileFacts({ file, zone, address, mayRemove, own = false }: FactsProps) {
  const t = await getTranslations('leaks')
  const name = file.name ?? (file.erasedAt ? t('files.erased') : t('files.hidden'))
  const by = file.side === 'reporter' ? t('files.byReporter') : (file.byName ?? '')
  return (
    <>
      {file.removed || address === null || file.name === null ? (
        <p className="wrap-anywhere">{file.removed ? <del>{name}</del> : name}</p>
      ) : (
        <a
          href={`${address}/${file.id}`}
          download={file.name}
          className="rounded-sm wrap-anywhere text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
        >
          {name}
        </a>
      )}
      {file.warning && (
        <p className="mt-1">
          <Badge tone="urgent" icon={<Icon of={TriangleAlert} size={14} className="shrink-0" />}>
            {t(`files.marks.${file.warning}`)}
          </Badge>
        </p>
      )}
      <p className="text-sm text-muted">
        {[await fileSize(file.size), own ? '' : by].filter(Boolean).join(' · ')}
        {' · '}
        {file.addedDay ? (
          <CalendarDate date={file.addedDay} />
        ) : (
          <Time instant={file.addedAt} zone={zone} style="short" />
        )}
      </p>
      {file.removed && (
        <p className="text-sm">
          {[t('files.removed'), file.removed.byName, file.removed.reason].filter(Boolean).join(' · ')}
          {' · '}
          <Time instant={file.removed.at} zone={zone} style="short" />
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <CopyHash hash={file.sha256} kind="SHA-256" />
        {mayRemove && !file.removed && file.name !== null && <RemoveLeakFile id={file.id} name={file.name} />}
      </div>
    </>
  )
}
