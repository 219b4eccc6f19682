import { getTranslations } from 'next-intl/server'
import { NarrowingForm } from '@/components/layout/narrowing'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { entityChoices } from '@/lib/company/entities'
import { departmentChoices } from '@/lib/records/form/sections'
import { type DataMap, type MapFilter, mapColumns } from '../queries'
import { MapList } from './list'
import { MapPicture } from './picture'
import { placesOf } from './places'

type Props = {
  /** Null while lists show a past date: what is drawn is of today, and a place would open other rows than it counts. */
  map: DataMap | null
  filter: MapFilter
  actor: Actor
}

/** Where data come from and go in the whole company: a picture while there is room, and a list that says the same. */
export async function MapScreen({ map, filter, actor }: Props) {
  const t = await getTranslations('map')
  if (map === null) {
    return (
      <>
        <PageHeader title={t('title')}>{t('intro')}</PageHeader>
        <EmptyState title={t('past')} />
      </>
    )
  }
  const places = await placesOf(map.nodes, filter)
  const columns = mapColumns.map((column) => ({
    column,
    heading: t(`columns.${column}`),
    places: places.filter((place) => place.column === column),
  }))
  const lines = map.lines.map(({ column, from, to, activities }) => ({
    from: `${column} ${from}`,
    to: `${mapColumns[mapColumns.indexOf(column) + 1]} ${to}`,
    activities,
  }))
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <MapFilterBar filter={filter} actor={actor} />
      <p role="status" className="mb-3 text-sm text-muted">
        {t('count', { count: map.activities })}
      </p>
      {map.activities === 0 && <EmptyState title={t('none')} />}
      {map.activities > 0 && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <div className="min-w-0 phone:order-last">
            <Section id="picture" title={t('picture')} help={t('pictureHelp')}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
              <section aria-label={t('pictureRegion')} tabIndex={0} className="overflow-x-auto p-1 pb-2">
                <MapPicture columns={columns} lines={lines} />
              </section>
            </Section>
          </div>
          <MapList columns={columns} lines={lines} />
        </div>
      )}
    </>
  )
}

/** Department and legal entity, in the address; works without JavaScript. */
async function MapFilterBar({ filter, actor }: Pick<Props, 'filter' | 'actor'>) {
  const [t, departments, entities] = await Promise.all([
    getTranslations('map'),
    departmentChoices(actor, 'read'),
    entityChoices(),
  ])
  const choices = [
    ['department', departments],
    ['entity', entities.map(({ id, name }) => ({ value: id, label: name }))],
  ] as const
  return (
    <NarrowingForm
      choices={choices.map(([name, options]) => ({
        ...{ name, options, value: filter[name] },
        label: t(`filters.${name}`),
      }))}
      all={t('all')}
      show={t('show')}
    />
  )
}
