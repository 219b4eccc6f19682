import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadTemplates } from '@/lib/templates/load'
import { TemplatesScreen } from '@/lib/templates/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

export default async function TemplatesRoute({ searchParams }: PageProps<'/registers/activities/templates'>) {
  const { template, language } = await searchParams
  const text = (value: string | string[] | undefined) => (typeof value === 'string' ? { value } : {})
  return (
    <TemplatesScreen {...(await loadTemplates({ template: text(template).value, language: text(language).value }))} />
  )
}
