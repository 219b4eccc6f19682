import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import { emptyValue } from '@/lib/table/state'
import { filterToggled, opened, unfiltered } from '@/lib/table/steps'
import { formatNumber } from '@/lib/time/format'
import { type Drawing, fieldsOf } from './drawing'
import { Option } from './option'
import type { Facet, FacetOption } from './types'

const shownAtFirst = 5

/** One menu per facet; those beyond the first few share a menu. Values are asked for when a menu is opened. */
export function FacetMenus({ drawing }: { drawing: Drawing }) {
  const { facets, state, t } = drawing
  if (facets.length === 0) return null
  const rest = facets.length > shownAtFirst + 1 ? facets.slice(shownAtFirst) : []
  return (
    <fieldset data-chrome aria-label={t('filters')} className="dt-strip">
      {facets.slice(0, facets.length - rest.length).map((facet) => (
        <Menu
          key={facet.field}
          id={`facet-${facet.field}`}
          className="font-normal"
          panelClass={`dt-panel ${state.open === facet.field ? 'dt-open' : ''}`}
          label={<FacetLabel text={facet.label} facets={[facet]} drawing={drawing} />}
        >
          <FacetOptions facet={facet} drawing={drawing} />
        </Menu>
      ))}
      {rest.length > 0 && (
        <Menu
          id="facets-more"
          className="font-normal"
          panelClass={`dt-panel w-80 ${rest.some(({ field }) => field === state.open) ? 'dt-open' : ''}`}
          label={<FacetLabel text={t('moreFilters')} facets={rest} drawing={drawing} />}
        >
          {rest.map((facet) => (
            <details
              key={facet.field}
              name="facets-more"
              open={state.open === facet.field}
              className="border-b border-hairline py-0.5 last:border-b-0"
            >
              <summary className="dt-line dt-drop list-none justify-between font-medium">
                {facet.label}
                <Chosen facets={[facet]} drawing={drawing} />
              </summary>
              <FacetOptions facet={facet} drawing={drawing} />
            </details>
          ))}
        </Menu>
      )}
    </fieldset>
  )
}

function FacetLabel({ text, facets, drawing }: { text: string; facets: readonly Facet[]; drawing: Drawing }) {
  return (
    <span className="dt-drop">
      {text}
      <Chosen facets={facets} drawing={drawing} />
    </span>
  )
}

/** How many values are chosen. */
function Chosen({ facets, drawing }: { facets: readonly Facet[]; drawing: Drawing }) {
  const chosen = facets.reduce((sum, { field }) => sum + (drawing.state.filters[field]?.length ?? 0), 0)
  return chosen > 0 && <b data-tabular>{chosen}</b>
}

function FacetOptions({ facet, drawing }: { facet: Facet; drawing: Drawing }) {
  const { field, options } = facet
  const { state, t, to } = drawing
  const chosen = state.filters[field] ?? []
  if (facet.typed) return <FacetTyped facet={facet} type={facet.typed} drawing={drawing} />
  if (options === null)
    return (
      <a href={to(opened(state, field))} data-ask className="dt-line text-accent underline">
        {t('askValues')}
      </a>
    )
  if (options.length === 0) return <p className="dt-line text-muted">{t('noValues')}</p>
  return options.map((option) => (
    <Option
      key={option.value}
      href={to(filterToggled({ ...state, open: field }, field, option.value))}
      chosen={chosen.includes(option.value)}
      detail={countWords(option, drawing)}
    >
      {option.label}
    </Option>
  ))
}

/** The number of rows of a value, as far as they were counted. */
export function countWords({ count, more }: FacetOption, { locale, t }: Pick<Drawing, 'locale' | 't'>): string {
  const number = formatNumber(count, locale)
  return more ? t('valueMore', { count: number }) : number
}

/** A value that is typed takes the place of the one before. */
function FacetTyped({ facet, type, drawing }: { facet: Facet; type: 'text' | 'date'; drawing: Drawing }) {
  const { path, state, t, to } = drawing
  const [chosen] = state.filters[facet.field] ?? []
  return (
    <form method="get" action={path} className="flex items-center gap-2 p-1">
      <Input
        type={type}
        name={`f.${facet.field}`}
        defaultValue={chosen ?? ''}
        key={chosen}
        maxLength={100}
        aria-label={facet.label}
        autoComplete="off"
        className="text-sm"
      />
      {fieldsOf(to(unfiltered(state, facet.field))).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit">{t('apply')}</Button>
    </form>
  )
}

/** The words of a chosen value; those of "is empty" where nobody worded it. */
export function valueWords(facet: Facet, value: string, t: Drawing['t']): string {
  const option = [...(facet.options ?? []), ...(facet.chosen ?? [])].find((one) => one.value === value)
  return option?.label ?? (value === emptyValue ? t('isEmpty') : value)
}
