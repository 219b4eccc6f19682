import { getTranslations } from 'next-intl/server'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import type { LinkStanding } from '../links/view'

type Props = { link: LinkStanding; zone: string }

/** How a link stands, in a word; one that asks for an answer waits for it while it opens. */
export async function LinkState({ link, asks = false }: Pick<Props, 'link'> & { asks?: boolean }) {
  const t = await getTranslations('confirmations')
  const tone = link.state === 'answered' ? 'ok' : asks && link.state === 'ended' ? 'withinday' : 'neutral'
  return <Badge tone={tone}>{t(`${asks ? 'asking' : 'states'}.${link.state}`)}</Badge>
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
