import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { recordRegister } from '../build/article-30'

/** The way to the extract, for people who may export; beside a register only at the one it is made of. */
export async function ExtractLink({ actor, register }: { actor: Actor; register?: string }) {
  if (!mayEver(actor, 'register', 'export')) return null
  if (register !== undefined && register !== recordRegister.slug) return null
  const t = await getTranslations('extract')
  return <LinkButton href="/registers/extract">{t('link')}</LinkButton>
}
