import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/access/sign-out-button'
import { DraftOwner } from '@/components/form/device/draft-owner'
import { OfficeShell } from '@/components/layout/office-shell'
import { mayEver } from '@/lib/access/can'
import { currentActor } from '@/lib/access/session/current'
import { Bell } from '@/lib/alarms/screens/bell'
import { officeNavigation } from '@/lib/overview/navigation'
import { leave } from '@/lib/people/account-actions'
import { everybodyIsExample } from '@/lib/people/queries'
import { AsOfMenu, AsOfNotice, AsOfPanel } from '@/lib/record-page/screens/as-of-frame'
import { SearchButton } from '@/lib/search/screens/search-button'

/** The frame, never a lock: every page behind it has its own gate. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (!actor) return children
  const [t, search, groups, isExample] = await Promise.all([
    getTranslations('nav'),
    getTranslations('search'),
    officeNavigation(actor),
    everybodyIsExample(),
  ])
  return (
    <OfficeShell
      person={{ name: actor.name, roles: actor.roles.map((role) => t(`roles.${role}`)) }}
      groups={groups}
      mayReport={mayEver(actor, 'report', 'create')}
      asOf={
        mayEver(actor, 'register', 'read') ? { menu: <AsOfMenu />, panel: <AsOfPanel />, notice: <AsOfNotice /> } : null
      }
      isExample={isExample}
      readOnly={actor.roles.includes('auditor')}
      search={<SearchButton text={search('open')} label={search('label')} failed={search('failed')} />}
      bell={<Bell actor={actor} />}
      signOut={
        <SignOutButton
          send={leave}
          text={t('signOut')}
          question={t('wipeDrafts')}
          variant="quiet"
          className="justify-start px-2! font-normal"
        />
      }
    >
      <DraftOwner id={actor.id}>{children}</DraftOwner>
    </OfficeShell>
  )
}
