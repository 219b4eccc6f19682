import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { ExtractLink } from '@/lib/extract/link'

/** What a person can do on the page of the organisation: change it, take its record of Art. 30 along. */
export async function HeaderActions({ actor }: { actor: Actor }) {
  const t = await getTranslations('organisation')
  return (
    <>
      {can(actor, 'organisation', 'update') && <LinkButton href="/organisation/edit">{t('edit')}</LinkButton>}
      <ExtractLink actor={actor} />
    </>
  )
}
