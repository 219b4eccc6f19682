import { getTranslations } from 'next-intl/server'
import { AddFile } from '@/components/form/add-file'
import { RemoveWithReason } from '@/components/form/remove-with-reason'
import { ClientText } from '@/components/layout/client-text'
import { FileLines } from '@/components/layout/file-lines'
import { CalendarDate } from '@/components/time/time'
import type { Choice } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { localDateOf } from '@/lib/time/zone'
import type { EvidenceView } from './queries'

type Props = {
  files: readonly EvidenceView[]
  zone: string
  /** Where files are sent, and under which each is had; the reference of what they belong to. */
  door: string
  reference: string
  kinds: readonly Choice[]
  /** What a file is, what not to send, and what becomes of it. */
  words: { kind: string; warning: string; help: (size: string) => string }
  mayChange: boolean
  erase: (input: unknown) => Promise<Result<unknown>>
}

/** Files that prove something, only ever a download; adding and erasing for who may. */
export async function EvidenceFiles({ files, zone, door, reference, kinds, words, mayChange, erase }: Props) {
  const [t, said] = await Promise.all([getTranslations('attachments'), getTranslations('attachments.evidence')])
  return (
    <ClientText namespaces={['attachments', 'common', 'errors']}>
      <div className="grid gap-4">
        {files.length === 0 && <p className="text-muted">{t('none')}</p>}
        <FileLines
          files={files.map(({ id, kind, name, size, sha256, warning, addedAt, erasedAt }) => {
            const isThere = name !== null && erasedAt === null
            return {
              ...{ id, size, sha256, kind: kinds.find(({ value }) => value === kind)?.label ?? kind },
              name: isThere ? name : said(erasedAt ? 'erased' : 'masked'),
              href: isThere ? `${door}/${id}` : null,
              day: <CalendarDate date={localDateOf(addedAt, zone)} />,
              warning: warning !== null && erasedAt === null ? said('active') : null,
              deed: mayChange && isThere && (
                <RemoveWithReason {...{ id, name }} help={said('eraseHelp', { name })} action={erase} verb="erase" />
              ),
            }
          })}
        />
        {mayChange && (
          <AddFile
            {...{ door, reference, kinds, mostBytes: mostBytes() }}
            accept={evidenceEndings.join(',')}
            words={{
              ...{ add: t('add'), kind: words.kind, warning: words.warning, file: t('file') },
              fileHelp: words.help(String(mostBytes() / 1024 / 1024)),
              ...{ sending: t('sending'), send: said('send') },
            }}
          />
        )}
      </div>
    </ClientText>
  )
}
