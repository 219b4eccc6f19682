import { ChevronRight, FlaskConical, TrafficCone } from 'lucide'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

type Props = {
  title: ReactNode
  /** Reference number or other words before the title. */
  eyebrow?: ReactNode
  crumbs?: readonly Crumb[]
  /** Badges after the title. */
  badges?: ReactNode
  /** Facts under the title. */
  children?: ReactNode
  /** Buttons, the main one first. */
  actions?: ReactNode
  /** Less room under it, where what is next stands right below. */
  dense?: boolean
}

/** What this page is, and what can be done here. */
export function PageHeader({ title, eyebrow, crumbs, badges, children, actions, dense = false }: Props) {
  return (
    <header className={cx('grid', dense ? 'mb-2 gap-1' : 'mb-6 gap-3')}>
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-80">
          {eyebrow && (
            <p data-tabular className="text-sm font-medium text-muted">
              {eyebrow}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="text-2xl">{title}</h1>
            {badges}
          </div>
        </div>
        {children && (
          // A line of its own also where a wide screen has room beside the title.
          <div className="basis-full lg:order-last">
            <div className="max-w-[100ch] text-muted">{children}</div>
          </div>
        )}
        {actions && (
          <div data-chrome className="flex flex-wrap items-center gap-2">
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}

export type Crumb = { label: string; href: string }

/** The way back up, without the page itself. */
async function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
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
            <Icon of={ChevronRight} size={14} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/**
 * Marks example data: "Example, did not happen". On screen wherever such a record, person or leak is shown; in the rows of a
 * list only where the whole company is not the example.
 */
export async function ExampleBadge() {
  const t = await getTranslations('common')
  return (
    <span data-example className="contents">
      <Badge icon={<Icon of={FlaskConical} size={14} className="shrink-0" />}>{t('example')}</Badge>
    </span>
  )
}

/** Marks an exercise wherever it is shown, by word, icon and colour: nothing of it happened. */
export async function ExerciseBadge() {
  const t = await getTranslations('common')
  return (
    <Badge tone="exercise" icon={<Icon of={TrafficCone} size={14} className="shrink-0" />}>
      {t('exercise')}
    </Badge>
  )
}
