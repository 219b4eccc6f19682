import { getTranslations } from 'next-intl/server'
import type { Wording } from '@/lib/records/state/wording'
import type { Stored } from '../run/stored'
import type { Place } from './place'

/** Where an import of records stands. */
export async function placeOf({ id, register, fileName }: Stored, words: Wording): Promise<Place> {
  const t = await getTranslations('imports')
  return {
    crumbs: [{ href: '/imports', label: t('title') }],
    eyebrow: `${words.name(register.slug, 'plural')} · ${fileName || t('pasted')}`,
    ...{ path: `/imports/${id}`, list: '/imports', failed: `/api/imports/${id}/failed` },
  }
}
