import { getLocale, getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import type { Part } from '@/lib/table/part'
import { formatNumber } from '@/lib/time/format'

type Props = {
  part: Part
  /** Rows that are shown, and all there are. */
  shown: number
  total: number
  /** Address of the page, the name of this list in it, and the id of its section. */
  path: string
  name: string
  anchor: string
}

/** Under the first few of a list within a page: the number of all and the link that opens them, page by page. */
export async function RestOfList({ part: { page, skip, take }, shown, total, path, name, anchor }: Props) {
  const [t, table, locale] = await Promise.all([getTranslations('common'), getTranslations('table'), getLocale()])
  const to = (at: number) => `${path}?${name}=${at}#${anchor}`
  if (page === null)
    return (
      total > shown && (
        <p data-chrome className="mt-3">
          <TextLink href={to(1)}>{t('showAll', { count: total })}</TextLink>
        </p>
      )
    )
  const number = (value: number) => formatNumber(value, locale)
  const last = Math.max(1, Math.ceil(total / take))
  return (
    <div className="mt-4">
      <Pagination
        label={table('pages')}
        range={table('range', {
          from: number(Math.min(skip + 1, total)),
          to: number(Math.min(skip + shown, total)),
          total: number(total),
        })}
        previous={{ href: page > 1 ? to(Math.min(page - 1, last)) : null, text: table('previous') }}
        next={{ href: page < last ? to(page + 1) : null, text: table('next') }}
      />
    </div>
  )
}
