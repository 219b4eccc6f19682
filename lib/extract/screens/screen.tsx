import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { EmptyState } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { formatInstant } from '@/lib/time/format'
import { recordRegister } from '../build/article-30'
import type { loadExtractPage } from '../load'
import { ExtractForm } from './extract-form'

/** Choosing an extract: of whom, in which language, of which records; then the file in four formats. */
export async function ExtractScreen({ asOf, entities, problem }: Awaited<ReturnType<typeof loadExtractPage>>) {
  const [t, errors, locale, zone] = await Promise.all([
    getTranslations('extract'),
    getTranslations('errors'),
    getLocale(),
    getTimeZone(),
  ])
  const reason = `reasons.${problem}`
  if (entities.length === 0) return <EmptyState title={t('title')}>{t('nothing')}</EmptyState>
  return (
    <div className="grid max-w-2xl gap-4 rounded-md border border-hairline bg-surface p-5">
      {problem !== null && errors.has(reason) && (
        <Alert tone="error" role="alert">
          {errors(reason)}
        </Alert>
      )}
      {asOf && <p className="measure">{t('asOf', { when: formatInstant(asOf, { locale, zone, style: 'full' }) })}</p>}
      <ClientText namespaces={['extract']}>
        <ExtractForm entities={entities} language={locale} />
      </ClientText>
    </div>
  )
}

/** The way to the extract, for people who may export; beside a register only at the one it is made of. */
export async function ExtractLink({ actor, register }: { actor: Actor; register?: string }) {
  if (!mayEver(actor, 'register', 'export')) return null
  if (register !== undefined && register !== recordRegister.slug) return null
  const t = await getTranslations('extract')
  return <LinkButton href="/registers/extract">{t('link')}</LinkButton>
}
