import { TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { pageCount, type TableShape, type TableState } from '@/lib/table/state'
import { type Flow, type FlowLine, type FlowWords, factColumns, partyHref, recordHref, stateOfLine } from '../graph'

/** The list of a flow: in the order of the picture, page by page. */
export const flowShape: TableShape = {
  columns: factColumns.map((id) => ({ id, sortable: false, hideable: id !== 'activity' })),
  filters: [],
  sort: [],
  sizes: [50, 25, 100, 200],
}

type Props = { flow: Flow; words: FlowWords; caption: string; path: string; state: TableState }

/** Every fact of a flow as a row. */
export function FlowList({ flow, words, caption, path, state }: Props) {
  const { lines } = flow
  const page = Math.min(state.page, pageCount(state.size, lines.length))
  const shown = lines.slice((page - 1) * state.size, page * state.size)
  return (
    <DataTable
      caption={caption}
      path={path}
      shape={flowShape}
      state={{ ...state, page }}
      columns={factColumns.map((id) => ({
        ...{ id, label: words.column(id), hideable: id !== 'activity', title: id === 'activity' },
        width: widths[id],
      }))}
      rows={shown.map((line) => rowOf(flow, line, words))}
      total={{ count: lines.length, exact: true }}
      facets={[]}
      searchable={false}
    />
  )
}

/** Together they fit beside the navigation of a small laptop: what is wrong, the last one, stays in sight. */
const widths = { source: 184, activity: 176, party: 160, end: 136, mechanism: 184, state: 220 } as const

function rowOf(flow: Flow, line: FlowLine, words: FlowWords): DataRow {
  const { party, end } = line
  const activity = flow.activities.find(({ ref }) => ref === line.activity)
  const node = (inside: ReactNode): Cell => ({ kind: 'node', node: <div>{inside}</div> })
  const sources = activity && activity.sources.length > 0 && (
    <ul className="grid gap-1">
      {activity.sources.map(({ ref, title }) => (
        <li key={ref}>
          <TextLink href={recordHref(ref)}>
            {ref} {title}
          </TextLink>
        </li>
      ))}
    </ul>
  )
  const goesTo =
    party.ref === null ? (
      words.party(party)
    ) : (
      <TextLink href={partyHref(party, line.activity)}>
        {party.ref} {words.party(party)}
      </TextLink>
    )
  return {
    id: `${line.activity} ${party.key} ${end?.key ?? ''}`,
    href: recordHref(line.activity),
    cells: {
      source: node(sources || words.noSource),
      activity: { kind: 'text', text: [line.activity, activity?.title].filter(Boolean).join(' ') },
      party: node(
        <>
          {goesTo}
          {party.kind && <span className="block text-sm text-muted">{words.kind(party)}</span>}
        </>,
      ),
      end: end ? { kind: 'text', text: words.country(end) } : null,
      mechanism: end
        ? node(
            <>
              {words.mechanism(end)}
              <span className="block text-sm text-muted">{words.stated(end)}</span>
            </>,
          )
        : null,
      state: node(<State line={line} words={words} />),
    },
  }
}

function State({ line, words }: { line: FlowLine; words: FlowWords }) {
  const state = stateOfLine(line)
  if (state !== 'wrong') return <Badge tone={state === 'fine' ? 'ok' : 'outline'}>{words.state(state)}</Badge>
  const wrong = [...words.marks(line.party), ...(line.end ? words.gaps(line.end) : [])]
  return (
    <ul className="grid gap-1">
      {wrong.map((text) => (
        <li key={text}>
          <span
            data-badge
            className="inline-flex gap-1.5 rounded-md border border-transparent bg-withinday px-2 py-0.5 text-sm leading-5 font-medium text-withinday-ink"
          >
            <Icon of={TriangleAlert} size={14} className="mt-0.5 shrink-0" />
            {text}
          </span>
        </li>
      ))}
    </ul>
  )
}
