import { getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import type { FilesState } from '@/lib/files/store/contents'

/** What a file may be, where files lie, and plainly whether a scanner looks at them. */
export async function FilesSection({ state }: { state: FilesState }) {
  const t = await getTranslations('storage.files')
  const facts = [
    { label: t('size'), value: t('megabytes', { size: state.mostMegabytes }) },
    { label: t('count'), value: state.mostFiles },
    { label: t('place'), value: t(state.place) },
    { label: t('scanner'), value: t(state.scanned ? 'scanned' : 'off') },
    { label: t('hash'), value: t('hashed') },
  ]
  return (
    <Section id="files" title={t('title')}>
      <div className="grid gap-4">
        {!state.scanned && (
          <Alert tone="warning" title={t('off')}>
            <p className="measure mt-1">{t('offHelp')}</p>
          </Alert>
        )}
        <FactList facts={facts} />
      </div>
    </Section>
  )
}
