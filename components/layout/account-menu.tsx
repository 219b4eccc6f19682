import { CircleUserRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { LookSwitch } from './look-switch'

export type Person = { name: string; roles: readonly string[] }

/** Who is signed in, their account, the look, and the way out. */
export async function AccountMenu({ person, signOut }: { person: Person; signOut: ReactNode }) {
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
export function AccountPanel({
  person,
  signOut,
  accountText,
}: {
  person: Person
  signOut: ReactNode
  accountText: string
}) {
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
