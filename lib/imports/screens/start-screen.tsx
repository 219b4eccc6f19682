import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import type { Wording } from '@/lib/records/state/wording'
import { catalog } from '@/lib/registers/catalog'
import { formatNumber } from '@/lib/time/format'
import { pasteImportAction } from '../actions'
import { limits } from '../read/limits'
import { StartForm } from './start-form'

/** Choosing what to take in, before anything is read. */
export async function StartScreen({ register, words }: { register: string | null; words: Wording }) {
  const t = await getTranslations('imports')
  const registers = catalog.map(({ slug }) => ({ value: slug, label: words.name(slug, 'plural') }))
  return (
    <>
      <PageHeader title={t('start.title')} crumbs={[{ href: '/imports', label: t('title') }]}>
        {t('start.help')}
      </PageHeader>
      <ClientText namespaces={['imports', 'errors', 'common']}>
        <StartForm
          door="/api/imports"
          paste={pasteImportAction}
          path="/imports"
          registers={registers}
          register={register}
          mostBytes={limits.fileBytes}
          mostRows={formatNumber(limits.rows, words.locale)}
        />
      </ClientText>
    </>
  )
}
