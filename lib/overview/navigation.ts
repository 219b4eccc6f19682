import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { NavGroup, NavItem } from '@/components/layout/nav-list'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import type { Resource } from '@/lib/access/matrix'
import { catalog } from '@/lib/registers/catalog'
import { waitingCount } from '@/lib/review/queue/waiting'

/** The places this person can ever reach: registers from the catalogue, the rest by right. */
export async function officeNavigation(actor: Actor): Promise<NavGroup[]> {
  const [t, names] = await Promise.all([getTranslations('nav'), getTranslations()])
  const place = (resource: Resource, href: string, key: keyof Messages['nav']['places']) =>
    mayEver(actor, resource, 'read') ? [{ href, label: t(`places.${key}`), icon: key }] : []
  const registers = catalog.map(({ slug, icon }) => ({
    href: `/registers/${slug}`,
    label: names(`${slug}.name.plural`),
    icon,
  }))
  return [
    { label: null, items: [{ href: '/', label: t('places.overview'), icon: 'overview' }] },
    {
      label: t('groups.leaks'),
      items: [...place('leak', '/leaks', 'leaks'), ...place('own_report', '/my-reports', 'reports')],
    },
    {
      label: t('groups.work'),
      items: [
        ...(await reviewsPlace(actor)),
        ...place('request', '/requests', 'requests'),
        ...place('suppression', '/suppression', 'suppression'),
        ...place('finding', '/findings', 'flag'),
        ...place('deletion', '/calendar', 'calendar'),
        ...(mayEver(actor, 'register', 'export') ? [{ href: '/map', label: t('places.map'), icon: 'map' }] : []),
        ...place('deletion', '/retention', 'retention'),
        ...place('sharing', '/sharing', 'sharing'),
      ],
    },
    { label: t('groups.registers'), items: mayEver(actor, 'register', 'read') ? registers : [] },
    {
      label: t('groups.house'),
      items: [
        ...place('organisation', '/organisation', 'organisation'),
        ...place('statement', '/statement', 'statement'),
        ...place('audit_log', '/audit', 'audit'),
        ...place('user', '/users', 'users'),
        ...place('privacy_settings', '/settings', 'settings'),
      ],
    },
  ]
}

/** The review queue with what waits in it for this person. */
async function reviewsPlace(actor: Actor): Promise<NavItem[]> {
  if (!mayEver(actor, 'register', 'confirm')) return []
  const [t, count] = await Promise.all([getTranslations('nav'), waitingCount(actor)])
  const waiting = count > 0 ? { waiting: { count, text: t('waiting', { count }) } } : {}
  return [{ href: '/reviews', label: t('places.reviews'), icon: 'reviews', ...waiting }]
}
