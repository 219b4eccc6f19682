import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { systemNow } from '@/lib/time/types'
import { offersTo } from '../tokens/commands'
import { tokensFor } from '../tokens/queries'
import { tokenDays } from '../tokens/schema'
import { NewToken } from './new-token'
import { namesOfReaches } from './reach-names'
import { TokenList } from './token-list'

/** The tokens of a person, a form for a new one, and for an administrator those of everybody. */
export async function TokensOf({ actor }: { actor: Actor }) {
  const now = systemNow()
  const seesAll = can(actor, 'api_token', 'read') !== null
  const [t, nameOf, own, all] = await Promise.all([
    getTranslations('api.tokens'),
    namesOfReaches(),
    tokensFor(actor, now),
    seesAll ? tokensFor(actor, now, true) : [],
  ])
  const offers = offersTo(actor)
  const others = all.filter(({ person }) => person?.id !== actor.id)
  return (
    <div className="grid max-w-3xl gap-6">
      <Section id="own" title={t('own')} count={own.length}>
        <TokenList tokens={own} />
      </Section>
      <Section id="new" title={t('new')} help={t('newHelp')}>
        <NewToken
          reaches={offers.reaches.map((value) => ({ value, label: nameOf(value) }))}
          days={tokenDays.map((days) => ({ value: String(days), label: t('days', { days }) }))}
          writes={offers.writes}
        />
      </Section>
      {seesAll && (
        <Section id="others" title={t('others')} help={t('othersHelp')} count={others.length}>
          <TokenList tokens={others} />
        </Section>
      )}
    </div>
  )
}
