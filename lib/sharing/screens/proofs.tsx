import { getTimeZone, getTranslations } from 'next-intl/server'
import { AddFile } from '@/components/form/add-file'
import { ClientText } from '@/components/layout/client-text'
import { FileLines } from '@/components/layout/file-lines'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { sharingFileKinds } from '@/lib/law/codes/sharing'
import { localDateOf } from '@/lib/time/zone'
import type { DisclosureView } from '../queries'
import { DropProof } from './drop-proof'

/** Files that prove that people said yes, who asked, who decided, what was given; only ever a download. */
export async function Proofs({ one }: { one: DisclosureView }) {
  const [t, codes, zone] = await Promise.all([
    getTranslations('sharing.files'),
    getTranslations('codes'),
    getTimeZone(),
  ])
  return (
    <Section id="files" title={t('title')} count={one.files.length}>
      <ClientText namespaces={['sharing', 'attachments', 'common', 'errors']}>
        <div className="grid gap-4">
          {one.files.length === 0 && <p className="text-muted">{t('none')}</p>}
          <FileLines
            files={one.files.map(({ id, kind, name, size, sha256, warning, addedAt, erasedAt }) => ({
              ...{ id, size, sha256, kind: codes(`sharingFileKinds.${kind}`) },
              name: name ?? t(erasedAt ? 'erased' : 'masked'),
              href: name === null ? null : `/api/sharing/files/${id}`,
              day: <CalendarDate date={localDateOf(addedAt, zone)} />,
              warning: warning !== null && erasedAt === null ? t('active') : null,
              deed: one.can.change && name !== null && <DropProof id={id} name={name} />,
            }))}
          />
          {one.can.change && (
            <AddFile
              door="/api/sharing/files"
              reference={one.ref}
              mostBytes={mostBytes()}
              accept={evidenceEndings.join(',')}
              kinds={sharingFileKinds.map(({ code }) => ({ value: code, label: codes(`sharingFileKinds.${code}`) }))}
              words={{
                ...{ add: t('add'), kind: t('kind'), warning: t('warning'), file: t('file') },
                fileHelp: t('fileHelp', { size: String(mostBytes() / 1024 / 1024) }),
                ...{ sending: t('sending'), send: t('send') },
              }}
            />
          )}
        </div>
      </ClientText>
    </Section>
  )
}
