import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { TextLink } from '@/components/ui/link'
import type { Column, Line } from './places'

type Props = { columns: readonly Column[]; lines: readonly Line[] }

/** The boxes of the picture with what flows from each, in words: every line of the picture stands here once. */
export async function MapList({ columns, lines }: Props) {
  const t = await getTranslations('map')
  const byId = new Map(columns.flatMap(({ places }) => places.map((place) => [place.id, place])))
  return (
    <Section id="list" title={t('list')}>
      <div className="grid gap-6 lg:grid-cols-2">
        {columns.map(({ column, heading, places }) => (
          <div key={column} className="min-w-0">
            <h3 className="mb-1 text-base">{heading}</h3>
            {places.length === 0 && <p className="text-sm text-muted">{t('nobody')}</p>}
            <ul className="grid divide-y divide-hairline text-sm">
              {places.map((place) => (
                <li key={place.id} data-place={place.id} className="py-1.5">
                  <TextLink href={place.href}>{place.name}</TextLink>
                  {place.below && <span className="text-muted"> · {place.below}</span>}
                  <ToNext of={place.id} lines={lines} nameOf={(id) => byId.get(id)?.name ?? id} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  )
}

type NextProps = { of: string; lines: readonly Line[]; nameOf: (id: string) => string }

async function ToNext({ of, lines, nameOf }: NextProps) {
  const t = await getTranslations('map')
  const out = lines.filter(({ from }) => from === of)
  if (out.length === 0) return null
  return (
    <span className="block text-muted">
      {t('to')} {out.map(({ to, activities }) => `${nameOf(to)} (${activities})`).join(', ')}
    </span>
  )
}
