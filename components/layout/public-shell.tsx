import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { LanguageSwitch } from './language-switch'
import { LookSwitch } from './look-switch'
import { SkipLink, Wordmark } from './wordmark'

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
