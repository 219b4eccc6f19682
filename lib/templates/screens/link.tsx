import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { activities } from '@/lib/registers/activities/register'

/** The way to the templates, beside the register whose records they make. */
export async function TemplatesLink({ register }: { register: string }) {
  if (register !== activities.slug) return null
  return <LinkButton href="/registers/activities/templates">{(await getTranslations('templates'))('link')}</LinkButton>
}
