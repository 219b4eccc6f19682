import { TriangleAlert } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { fileSize } from '@/components/layout/file-size'
import { Fold } from '@/components/layout/fold'
import { CalendarDate } from '@/components/time/time'
import { Icon } from '@/components/ui/icon'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { requestFileKinds } from '@/lib/law/codes/requests'
import { localDateOf } from '@/lib/time/zone'
import { transitions } from '../facts/rules'
import type { RequestDetail } from '../queries/request-detail'
import { AddEvidence, DropFile } from './add-evidence'

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
          <ul className="grid divide-y divide-hairline empty:hidden">
            {files.map(({ id, kind, name, size, sha256, warning, addedAt, erasedAt }) => (
              <li key={id} className="grid gap-0.5 py-2 wrap-anywhere">
                <span className="flex flex-wrap items-center justify-between gap-x-3">
                  {name !== null && erasedAt === null ? (
                    <a href={`/api/requests/files/${id}`} className="text-accent underline">
                      {name}
                    </a>
                  ) : (
                    <span className="text-muted">{t(erasedAt ? 'erased' : 'masked')}</span>
                  )}
                  {changes && name !== null && erasedAt === null && <DropFile id={id} name={name} />}
                </span>
                <span className="text-sm text-muted">
                  {codes(`requestFileKinds.${kind}`)} · {fileSize(size)} ·{' '}
                  <CalendarDate date={localDateOf(addedAt, request.zone)} />
                </span>
                <span className="text-sm text-muted">SHA-256 {sha256}</span>
                {warning !== null && erasedAt === null && (
                  <span className="flex items-center gap-1.5 text-sm">
                    <Icon of={TriangleAlert} size={16} /> {t('active')}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {changes && (
            <AddEvidence
              requestRef={request.ref}
              mostBytes={mostBytes()}
              accept={evidenceEndings.join(',')}
              kinds={requestFileKinds.map(({ code }) => ({ value: code, label: codes(`requestFileKinds.${code}`) }))}
            />
          )}
        </div>
      </ClientText>
    </Fold>
  )
}
