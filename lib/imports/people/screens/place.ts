import { getTranslations } from 'next-intl/server'
import type { Place } from '../../screens/place'

/** Where an import of people stands. */
export async function placeOf({ id, fileName }: { id: string; fileName: string }): Promise<Place> {
  const [t, people] = await Promise.all([getTranslations('imports'), getTranslations('access.people')])
  return {
    crumbs: [
      { href: '/users', label: people('title') },
      { href: '/users/import', label: t('people.title') },
    ],
    eyebrow: `${t('people.name')} · ${fileName || t('pasted')}`,
    ...{ path: `/users/import/${id}`, list: '/users/import', failed: `/api/users/import/${id}/failed` },
  }
}
