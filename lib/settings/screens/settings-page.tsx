import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/layout/nav-link'
import { PageHeader } from '@/components/layout/page-header'
import type { Actor } from '@/lib/access/actor'
import { type SettingsKey, settingsFor } from '../places'

type Props = { actor: Actor; page: SettingsKey; help?: ReactNode; children: ReactNode }

/** A page of the settings: beside it, and above it on a phone, the others that this person may see. */
export async function SettingsPage({ actor, page, help, children }: Props) {
  const t = await getTranslations('settings')
  const places = settingsFor(actor)
  return (
    <>
      <PageHeader eyebrow={t('title')} title={t(`pages.${page}`)}>
        {help}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-8">
        {places.length > 0 && (
          <nav aria-label={t('title')} data-chrome className="lg:sticky lg:top-20">
            <ul className="flex flex-wrap gap-x-1 gap-y-0.5 lg:grid">
              {places.map(({ key, href }) => (
                <li key={key}>
                  <NavLink href={href}>{t(`pages.${key}`)}</NavLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="grid min-w-0 max-w-4xl gap-6">{children}</div>
      </div>
    </>
  )
}
