import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import type { Resource } from '@/lib/access/matrix'

/** The pages of the settings in their order, each with the resource that it shows. */
const pages = {
  organisation: { href: '/organisation', resource: 'organisation' },
  departments: { href: '/settings/departments', resource: 'department' },
  clocks: { href: '/settings/clocks', resource: 'privacy_settings' },
  intake: { href: '/settings/intake', resource: 'privacy_settings' },
  reports: { href: '/settings/reports', resource: 'privacy_settings' },
  authorities: { href: '/settings/authorities', resource: 'privacy_settings' },
  adequacy: { href: '/settings/adequacy', resource: 'privacy_settings' },
  files: { href: '/settings/files', resource: 'technical_settings' },
  mail: { href: '/settings/mail', resource: 'technical_settings' },
  jobs: { href: '/settings/jobs', resource: 'technical_settings' },
  webhooks: { href: '/settings/webhooks', resource: 'technical_settings' },
} as const satisfies Readonly<Record<string, { href: string; resource: Resource }>>
export type SettingsKey = keyof typeof pages

/** The pages of the settings that this person may see; none for who has no settings at all. */
export function settingsFor(actor: Actor): { key: SettingsKey; href: string }[] {
  if (can(actor, 'privacy_settings', 'read') === null) return []
  const keys: readonly SettingsKey[] = [
    'organisation',
    'departments',
    'clocks',
    'intake',
    'reports',
    'authorities',
    'adequacy',
    'files',
    'mail',
    'jobs',
    'webhooks',
  ]
  return keys
    .filter((key) => mayEver(actor, pages[key].resource, 'read'))
    .map((key) => ({ key, href: pages[key].href }))
}
