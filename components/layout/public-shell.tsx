import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { LanguageSwitch, LookSwitch } from './look-switch'

/** The frame of the pages before sign-in. */
export async function PublicShell({ children }: { children: ReactNode }) {
  const t = await getTranslations('nav')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink text={t('skip')} />
      <header
        data-chrome
        className="flex min-h-14 flex-wrap items-center gap-1 border-b border-hairline bg-surface px-4"
      >
        <Link href="/" className="mr-auto rounded-md" aria-label={t('home')}>
          <Wordmark />
        </Link>
        <LanguageSwitch />
        <Menu id="look-menu" variant="quiet" label={t('look')}>
          <LookSwitch />
        </Menu>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-xl flex-1 flex-col px-4 py-8 outline-none sm:py-14"
      >
        {children}
      </main>
    </div>
  )
}

/** The mark (a dossier with a tab) and the name. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className="flex items-center gap-2.5">
      <svg aria-hidden viewBox="0 0 32 32" className="size-7 shrink-0">
        <path
          d="M3 8.5A2.5 2.5 0 0 1 5.5 6h6.2l3 3.2h11.8A2.5 2.5 0 0 1 29 11.7V24.5A2.5 2.5 0 0 1 26.5 27h-21A2.5 2.5 0 0 1 3 24.5Z"
          className="fill-accent"
        />
        <g fill="none" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" className="stroke-accent-ink">
          <path d="M9.5 14.5h5l-3 3.2c1.9-.2 3.2.8 3.2 2.4 0 1.7-1.3 2.7-2.9 2.7-1.1 0-2-.4-2.6-1.2" />
          <ellipse cx="20.5" cy="18.6" rx="3" ry="4.2" />
        </g>
      </svg>
      <span className={cx('text-lg font-semibold tracking-tight text-text', className)}>Dertig</span>
    </span>
  )
}

/** First stop of the keyboard: past the frame, to the content. */
export function SkipLink({ text }: { text: string }) {
  return (
    <a
      href="#content"
      className="sr-only rounded-md bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      {text}
    </a>
  )
}
