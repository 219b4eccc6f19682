import { getTranslations } from 'next-intl/server'
import { Time } from '@/components/time/time'
import { formatNumber } from '@/lib/time/format'
import type { AttachmentView } from '../queries'
import { CopyHash } from './copy-hash'
import { RemoveFile } from './remove-file'

type Props = { file: AttachmentView; kind: string; mayRemove: boolean; locale: string; zone: string }

/** One version of a file: name to download it by, kind, version, size, hash, who added it and when. */
export async function FileFacts({ file, kind, mayRemove, locale, zone }: Props) {
  const t = await getTranslations('attachments')
  return (
    <>
      <a
        href={`/api/files/${file.id}`}
        download={file.name}
        className="rounded-sm break-words text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
      >
        {file.name}
      </a>
      <p className="text-sm text-muted">
        {[kind, t('version', { number: String(file.number) }), sizeText(file.size, locale, t)].join(' · ')}
      </p>
      {file.note && <p className="text-sm whitespace-pre-line">{file.note}</p>}
      <p className="text-sm text-muted">
        {file.byName && `${file.byName}, `}
        <Time instant={file.addedAt} zone={zone} style="short" />
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <CopyHash sha256={file.sha256} />
        {mayRemove && <RemoveFile id={file.id} name={file.name} />}
      </div>
    </>
  )
}

type Sizes = Awaited<ReturnType<typeof getTranslations<'attachments'>>>

function sizeText(bytes: number, locale: string, t: Sizes): string {
  if (bytes < 1024) return t('sizes.bytes', { size: formatNumber(bytes, locale) })
  if (bytes < 1024 * 1024) return t('sizes.kilobytes', { size: formatNumber(Math.round(bytes / 1024), locale) })
  return t('sizes.megabytes', { size: formatNumber(Math.round(bytes / 104857.6) / 10, locale) })
}
