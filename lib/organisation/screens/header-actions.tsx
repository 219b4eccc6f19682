import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'

/** What a person can do on the page of the organisation: change it, take its record of Art. 30 along. */
export async function HeaderActions({ mayChange, extract }: { mayChange: boolean; extract: ReactNode }) {
  const t = await getTranslations('organisation')
  return (
    <>
      {mayChange && <LinkButton href="/organisation/edit">{t('edit')}</LinkButton>}
      {extract}
    </>
  )
}
