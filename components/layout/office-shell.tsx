import { Menu as MenuIcon } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { AccountMenu, AccountPanel, type Person } from './account-menu'
import { Banner } from './banner'
import { CloseMenus } from './close-menus'
import { LanguageSwitch } from './language-switch'
import { type NavGroup, NavList } from './nav-list'
import { ReportButton } from './report-button'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type Props = {
  person: Person
  groups: readonly NavGroup[]
  mayReport: boolean
  /** True for auditors: says that nothing can be changed. */
  readOnly: boolean
  signOut: ReactNode
  /** Chooses the date as of which registers are shown: for the header, for the phone menu, and what it says over the page. */
  asOf: { menu: ReactNode; panel: ReactNode; notice: ReactNode } | null
  children: ReactNode
}

/** The frame of every page behind sign-in. It shows; it guards nothing. */
export async function OfficeShell({ person, groups, mayReport, readOnly, signOut, asOf, children }: Props) {
  const t = await getTranslations('nav')
  return (
    <div className="min-h-dvh print:block lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:grid-rows-[3.5rem_1fr]">
      <SkipLink text={t('skip')} />
      <CloseMenus />
      <header
        data-chrome
        className="z-20 col-span-full flex min-h-14 items-center gap-2 border-b border-hairline bg-surface px-4 lg:sticky lg:top-0"
      >
        <PhoneMenu label={t('menu')}>
          <NavList groups={groups} label={t('main')} />
          {asOf?.panel}
          <div className="flex items-center border-t border-hairline pt-3">
            <LanguageSwitch />
          </div>
          <AccountPanel person={person} signOut={signOut} accountText={t('account')} />
        </PhoneMenu>
        <Link href="/" className="mr-auto rounded-md" aria-label={t('home')}>
          <Wordmark />
        </Link>
        {mayReport && <ReportButton text={t('report')} />}
        <div className="hidden items-center gap-1 lg:flex">
          {asOf?.menu}
          <LanguageSwitch />
          <AccountMenu person={person} signOut={signOut} />
        </div>
      </header>
      <aside data-chrome className="hidden border-r border-hairline bg-surface lg:block">
        <div className="sticky top-14 max-h-[calc(100dvh-3.5rem)] overflow-y-auto px-3 py-4">
          <NavList groups={groups} label={t('main')} />
        </div>
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        {asOf?.notice}
        {readOnly && <Banner tone="info">{t('readOnly')}</Banner>}
        <div className="mx-auto w-full max-w-[90rem] px-4 py-6 sm:px-6 lg:px-8">{children}</div>
      </main>
    </div>
  )
}

/** Over the whole width under the header; opens and closes without script, like every menu. */
function PhoneMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="phone-menu"
        aria-label={label}
        className="-ml-2 flex min-h-11 min-w-11 items-center justify-center rounded-md hover:bg-hover lg:hidden"
      >
        <MenuIcon aria-hidden size={22} strokeWidth={1.5} />
      </button>
      <div
        id="phone-menu"
        popover="auto"
        data-leads-away
        className="absolute inset-x-0 top-14 bottom-auto m-0 max-h-[calc(100dvh-3.5rem)] w-full gap-4 overflow-y-auto border-b border-hairline bg-surface px-4 py-4 text-text shadow-panel open:grid lg:hidden"
      >
        {children}
      </div>
    </>
  )
}
