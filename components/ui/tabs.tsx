import { Link } from './link'

type Tab = { href: string; label: string; count?: number; current: boolean }

/** Views of one thing, as links: each has its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} data-chrome className="border-b border-hairline">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className="inline-flex min-h-10 items-center gap-2 border-b-2 border-transparent px-3 text-sm font-medium text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span data-tabular className="rounded-full bg-hover px-1.5 text-muted">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
