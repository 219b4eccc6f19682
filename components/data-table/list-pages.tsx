import { getLocale, getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/ui/pagination'
import { type Paged, pageCount, shownRange } from '@/lib/table/state'
import { formatNumber } from '@/lib/time/format'

type Props = {
  path: string
  /** What else stands in the address: the search and the filters. */
  query: Readonly<Record<string, string | number | undefined>>
  /** The name of the page in the address; a screen with two lists has two. */
  param: string
  list: Pick<Paged<unknown>, 'total' | 'page' | 'size'>
  /** Where on the screen the list begins. */
  anchor?: string
}

/** "51–100 of 1,200" with a link to the page before and after, for a list that is no table of its own; nothing for one page. */
export async function ListPages({ path, query, param, list, anchor }: Props) {
  const { total, page, size } = list
  if (total <= size) return null
  const [t, locale] = await Promise.all([getTranslations('table'), getLocale()])
  const { from, to } = shownRange(page, size, total)
  const [first, last, all] = [from, to, total].map((value) => formatNumber(value, locale))
  const address = (other: number) => {
    const kept = Object.entries({ ...query, [param]: other === 1 ? undefined : other })
    const said = kept.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
    const search = new URLSearchParams(said).toString()
    return `${path}${search && `?${search}`}${anchor ? `#${anchor}` : ''}`
  }
  return (
    <Pagination
      label={t('pages')}
      range={t('range', { from: first ?? '', to: last ?? '', total: all ?? '' })}
      previous={{ href: page > 1 ? address(page - 1) : null, text: t('previous') }}
      next={{ href: page < pageCount(size, total) ? address(page + 1) : null, text: t('next') }}
    />
  )
}
