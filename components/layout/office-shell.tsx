import { CircleUserRound, Menu as MenuIcon, MessageSquareWarning } from 'lucide-react'
import { getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { second } from '@/lib/time/length'
import { Banner } from './banner'
import { CloseMenus } from './close-menus'
import { LanguageSwitch, LookSwitch } from './look-switch'
import { type NavGroup, NavList } from './nav-list'
import { Notice } from './notice'
import { SkipLink, Wordmark } from './public-shell'

type Props = {
  person: Person
  groups: readonly NavGroup[]
  mayReport: boolean
  /** True for auditors: says that nothing can be changed. */
  readOnly: boolean
  /** True where the company is the example: one line says it for every page. */
  isExample: boolean
  signOut: ReactNode
  /** Opens the search over everything. */
  search: ReactNode
  /** Chooses the date as of which registers are shown: for the header, for the phone menu, and what it says over the page. */
  asOf: { menu: ReactNode; panel: ReactNode; notice: ReactNode } | null
  children: ReactNode
}

/** Long enough to be read twice; it only tells what the page shows too. */
const noticeMs = 6 * second

/** The frame of every page behind sign-in. It shows; it guards nothing. */
export async function OfficeShell({
  person,
  groups,
  mayReport,
  readOnly,
  isExample,
  signOut,
  search,
  asOf,
  children,
}: Props) {
  const [t, zone] = await Promise.all([getTranslations('nav'), getTimeZone()])
  return (
    <div
      data-example-company={isExample ? '' : undefined}
      data-says-zone
      className="min-h-dvh print:block lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:grid-rows-[3.5rem_1fr]"
    >
      <SkipLink text={t('skip')} />
      <CloseMenus />
      <Notice shownMs={noticeMs} />
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
        <Link href="/" className="mr-auto shrink-0 rounded-md" aria-label={t('home')}>
          <Wordmark className="max-sm:hidden" />
        </Link>
        {search}
        {mayReport && <ReportButton text={t('report')} short={t('reportShort')} />}
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
        {isExample && <Banner tone="example">{t('exampleCompany')}</Banner>}
        {readOnly && <Banner tone="info">{t('readOnly')}</Banner>}
        <div className="mx-auto w-full max-w-[90rem] has-[.dt]:max-w-none px-4 py-6 sm:px-6 lg:px-8">
          {children}
          <p className="mt-6 text-sm text-muted">{t('zone', { zone })}</p>
        </div>
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

/** On every page. Not red: reporting is calm. */
function ReportButton({ text, short }: { text: string; short: string }) {
  return (
    <LinkButton href="/report-leak" variant="primary" aria-label={text} className="whitespace-nowrap max-lg:min-h-11">
      <MessageSquareWarning aria-hidden size={18} strokeWidth={1.5} className="shrink-0" />
      <span className="max-[22.4rem]:hidden">{text}</span>
      <span className="min-[22.4rem]:hidden">{short}</span>
    </LinkButton>
  )
}

type Person = { name: string; roles: readonly string[] }

/** Who is signed in, their account, the look, and the way out. */
async function AccountMenu({ person, signOut }: { person: Person; signOut: ReactNode }) {
  const t = await getTranslations('nav')
  return (
    <Menu
      id="account-menu"
      variant="quiet"
      className="max-w-56"
      label={
        <>
          <CircleUserRound aria-hidden size={18} strokeWidth={1.5} className="shrink-0" />
          <span className="truncate">{person.name}</span>
        </>
      }
    >
      <AccountPanel person={person} signOut={signOut} accountText={t('account')} />
    </Menu>
  )
}

/** The same content for the phone menu. */
function AccountPanel({ person, signOut, accountText }: { person: Person; signOut: ReactNode; accountText: string }) {
  return (
    <div className="grid gap-3">
      <div className="px-2 pt-1">
        <p className="font-medium">{person.name}</p>
        <p className="text-sm text-muted">{person.roles.join(' · ')}</p>
      </div>
      <LookSwitch />
      <div className="grid border-t border-hairline pt-2">
        <Link
          href="/account"
          className="flex min-h-9 items-center rounded-md px-2 text-sm hover:bg-hover max-lg:min-h-11"
        >
          {accountText}
        </Link>
        {signOut}
      </div>
    </div>
  )
}
