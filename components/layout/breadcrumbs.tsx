import { ChevronRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'

export type Crumb = { label: string; href: string }

/** The way back up, without the page itself. */
export async function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = await getTranslations('nav')
  return (
    <nav aria-label={t('breadcrumbs')} data-chrome>
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex items-center gap-1">
            <Link
              href={crumb.href}
              className="inline-flex min-h-6 items-center rounded-sm hover:text-text hover:underline"
            >
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden size={14} strokeWidth={1.5} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
