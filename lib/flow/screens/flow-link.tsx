import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'

/** To the picture of what flows through a record. */
export async function FlowLink({ register, record }: { register: { slug: string }; record: { ref: string } }) {
  const t = await getTranslations('flow')
  return (
    <LinkButton href={`/registers/${register.slug}/${record.ref}/flow`} variant="quiet">
      {t('link')}
    </LinkButton>
  )
}
