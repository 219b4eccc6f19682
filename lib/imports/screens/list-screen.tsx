import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Wording } from '@/lib/records/state/wording'
import type { loadImports } from '../load'

type Props = Awaited<ReturnType<typeof loadImports>> & { words: Wording }

/** Tables that were taken in, each with what became of it. */
export async function ImportsScreen({ imports, words }: Props) {
  const t = await getTranslations('imports')
  const start = (
    <LinkButton href="/imports/new" variant="primary">
      {t('new')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t('title')} actions={imports.length > 0 && start}>
        {t('listHelp')}
      </PageHeader>
      {imports.length === 0 ? (
        <EmptyState title={t('empty')} actions={start}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <ul className="grid max-w-4xl gap-2">
          {imports.map((one) => (
            <li key={one.id} className="grid gap-1 rounded-md border border-hairline bg-surface px-4 py-3 sm:px-5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={`/imports/${one.id}`}
                  className="min-w-0 wrap-anywhere text-accent underline-offset-3 hover:underline"
                >
                  {one.fileName || t('pasted')}
                </Link>
                <Badge>{t(`states.${one.state}`)}</Badge>
              </div>
              <p className="text-sm text-muted">
                {words.name(one.register, 'plural')} · {t('done.by', { name: one.by, moment: words.moment(one.at) })}
              </p>
              {one.report && <p className="text-sm">{t('counts', one.report)}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The way to an import from the list of a register. */
export async function ImportLink({ register }: { register: string }) {
  const t = await getTranslations('imports')
  return <LinkButton href={`/imports/new?register=${register}`}>{t('button')}</LinkButton>
}
