import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/link-button'

/** The ways to give people an account: one by one, or from a table. */
export async function AddButtons() {
  const t = await getTranslations('access.people')
  return (
    <>
      <LinkButton href="/users/new" variant="primary">
        {t('add')}
      </LinkButton>
      <LinkButton href="/users/import">{t('import')}</LinkButton>
    </>
  )
}
