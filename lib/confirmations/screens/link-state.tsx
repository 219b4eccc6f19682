import { getTranslations } from 'next-intl/server'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import type { LinkStanding } from '../links/view'

type Props = { link: LinkStanding; zone: string }

/** How a link stands, in a word. */
export async function LinkState({ link }: Pick<Props, 'link'>) {
  const t = await getTranslations('confirmations')
  return <Badge tone={link.state === 'answered' ? 'ok' : 'neutral'}>{t(`states.${link.state}`)}</Badge>
}

/** When it was last opened. */
export async function LinkOpened({ link: { openedAt }, zone }: Props) {
  const t = await getTranslations('confirmations')
  return openedAt ? t.rich('opened', { at: () => <Time instant={openedAt} zone={zone} style="short" /> }) : t('never')
}

/** When its contact was reminded. */
export async function LinkReminded({ link: { remindedAt }, zone }: Props) {
  const t = await getTranslations('confirmations')
  return (
    remindedAt && (
      <span>{t.rich('reminded', { at: () => <Time instant={remindedAt} zone={zone} style="short" /> })}</span>
    )
  )
}
