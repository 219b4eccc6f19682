import { CircleUserRound, Menu as MenuIcon, MessageSquareWarning } from 'lucide'
import { getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
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
  /** How many alarms wait to be read, and the way to them. */
  bell: ReactNode
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
  bell,
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
        className="z-20 col-span-full flex min-h-14 items-center gap-1 border-b border-hairline bg-surface px-4 sm:gap-2 lg:sticky lg:top-0"
      >
        <button
          type="button"
          popoverTarget="places"
          aria-label={t('menu')}
          className="-ml-2 flex min-h-11 min-w-11 items-center justify-center rounded-md hover:bg-hover max-[27rem]:mr-auto lg:hidden"
        >
          <Icon of={MenuIcon} size={22} />
        </button>
        {/* On a narrow phone the menu leads there. */}
        <Link href="/" className="mr-auto shrink-0 rounded-md max-[27rem]:hidden" aria-label={t('home')}>
          <Wordmark className="max-sm:hidden" />
        </Link>
        {search}
        {bell}
        {mayReport && <ReportButton text={t('report')} short={t('reportShort')} />}
        <div className="hidden items-center gap-1 lg:flex">
          {asOf?.menu}
          <LanguageSwitch />
        </div>
        <AccountMenu person={person} signOut={signOut} />
      </header>
      <Places>
        <NavList groups={groups} label={t('main')} />
        {asOf && <div className="lg:hidden">{asOf.panel}</div>}
      </Places>
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

/**
 * Where a person can go: beside the page, and on a phone over its whole width under the header, where it opens and closes
 * without script, like every menu. One element for both.
 */
function Places({ children }: { children: ReactNode }) {
  return (
    <aside
      id="places"
      popover="auto"
      data-chrome
      data-leads-away
      className="inset-x-0 top-14 bottom-auto m-0 w-full border-0 border-hairline bg-surface p-0 text-text max-lg:max-h-[calc(100dvh-3.5rem)] max-lg:overflow-y-auto max-lg:border-b max-lg:shadow-panel lg:static lg:block lg:h-auto lg:overflow-visible lg:border-r"
    >
      <div className="grid gap-4 px-4 py-4 lg:sticky lg:top-14 lg:max-h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:px-3">
        {children}
      </div>
    </aside>
  )
}

/** On every page. Not red: reporting is calm. */
function ReportButton({ text, short }: { text: string; short: string }) {
  return (
    <LinkButton href="/report-leak" variant="primary" aria-label={text} className="whitespace-nowrap max-lg:min-h-11">
      <Icon of={MessageSquareWarning} size={18} className="shrink-0" />
      <span className="max-[27rem]:hidden">{text}</span>
      <span className="min-[27rem]:hidden">{short}</span>
    </LinkButton>
  )
}

type Person = { name: string; roles: readonly string[] }

/** Who is signed in, their account, the look, and the way out; the language too, where the header has no room for it. */
async function AccountMenu({ person, signOut }: { person: Person; signOut: ReactNode }) {
  const t = await getTranslations('nav')
  return (
    <Menu
      id="account-menu"
      variant="quiet"
      className="max-w-56 max-lg:-mr-2 max-lg:min-h-11 max-lg:min-w-11"
      label={
        <>
          <Icon of={CircleUserRound} size={18} className="shrink-0 max-lg:size-[22px]" />
          <span className="truncate max-lg:sr-only">{person.name}</span>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="px-2 pt-1">
          <p className="font-medium">{person.name}</p>
          <p className="text-sm text-muted">{person.roles.join(' · ')}</p>
        </div>
        <div className="lg:hidden">
          <LanguageSwitch />
        </div>
        <LookSwitch />
        <div className="grid border-t border-hairline pt-2">
          <Link
            href="/account"
            className="flex min-h-9 items-center rounded-md px-2 text-sm hover:bg-hover max-lg:min-h-11"
          >
            {t('account')}
          </Link>
          {signOut}
        </div>
      </div>
    </Menu>
  )
}
