import { getTranslations } from 'next-intl/server'
import { AddFile } from '@/components/form/add-file'
import { ClientText } from '@/components/layout/client-text'
import { FileLines } from '@/components/layout/file-lines'
import { Fold } from '@/components/layout/fold'
import { CalendarDate } from '@/components/time/time'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { requestFileKinds } from '@/lib/law/codes/requests'
import { localDateOf } from '@/lib/time/zone'
import { transitions } from '../facts/rules'
import type { RequestDetail } from '../queries/request-detail'
import { DropFile } from './drop-file'

/** Files that prove something of a request, only ever a download; adding and erasing for who handles it. */
export async function Evidence({ request }: { request: RequestDetail }) {
  const [t, codes] = await Promise.all([getTranslations('requests.files'), getTranslations('codes')])
  const { files } = request
  const changes = request.can.update && transitions[request.state].file !== undefined
  return (
    <Fold id="files" title={t('title')} brief={files.length > 0 && String(files.length)}>
      <ClientText namespaces={['requests', 'attachments', 'common', 'errors']}>
        <div className="grid gap-4">
          {files.length === 0 && <p className="text-muted">{t('none')}</p>}
          <FileLines
            files={files.map(({ id, kind, name, size, sha256, warning, addedAt, erasedAt }) => {
              const isThere = name !== null && erasedAt === null
              return {
                ...{ id, size, sha256, kind: codes(`requestFileKinds.${kind}`) },
                name: isThere ? name : t(erasedAt ? 'erased' : 'masked'),
                href: isThere ? `/api/requests/files/${id}` : null,
                day: <CalendarDate date={localDateOf(addedAt, request.zone)} />,
                warning: warning !== null && erasedAt === null ? t('active') : null,
                deed: changes && isThere && <DropFile id={id} name={name} />,
              }
            })}
          />
          {changes && (
            <AddFile
              door="/api/requests/files"
              reference={request.ref}
              mostBytes={mostBytes()}
              accept={evidenceEndings.join(',')}
              kinds={requestFileKinds.map(({ code }) => ({ value: code, label: codes(`requestFileKinds.${code}`) }))}
              words={{
                ...{ add: t('add'), kind: t('kind'), warning: t('warning'), file: t('file') },
                fileHelp: t('fileHelp', { size: String(mostBytes() / 1024 / 1024) }),
                ...{ sending: t('sending'), send: t('send') },
              }}
            />
          )}
        </div>
      </ClientText>
    </Fold>
  )
}
