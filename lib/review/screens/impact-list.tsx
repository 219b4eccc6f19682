import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import type { Impact } from '../reading/impact'

type Props = {
  impact: Impact /** Does it stand for review, or is it only what a change would do. */
  standing: boolean
}

/** The approved records that rely on this one, with links; nothing when there are none. */
export async function ImpactList({ impact, standing }: Props) {
  const [t, common] = await Promise.all([getTranslations('review'), getTranslations('common')])
  if (impact.total === 0) return null
  const more = impact.total - impact.rows.length
  return (
    <div className="grid gap-2">
      <p>{t(standing ? 'impact.now' : 'impact.later', { count: impact.total })}</p>
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {impact.rows.map(({ ref, register, title }) => (
          <li key={ref}>
            <TextLink href={`/registers/${register}/${ref}`}>
              <span data-tabular>{ref}</span> {title}
            </TextLink>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted">{common('more', { count: more })}</p>}
    </div>
  )
}
