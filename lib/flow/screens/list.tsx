import { TriangleAlert } from 'lucide-react'
import { cardRows } from '@/components/layout/fact-list'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { type Flow, type FlowLine, type FlowWords, factColumns, partyHref, recordHref, stateOfLine } from '../graph'

const head = 'border-b border-hairline px-3 py-2.5 text-left align-top'
const cell = `${head} ${cardRows.cell}`
const widths: Readonly<Record<(typeof factColumns)[number], string>> = {
  source: 'w-1/5',
  activity: 'w-1/6',
  party: 'w-1/6',
  end: 'w-1/8',
  mechanism: 'w-1/6',
  state: '',
}

/** Every fact of a flow as a row. */
export function FlowList({ flow, words, caption }: { flow: Flow; words: FlowWords; caption: string }) {
  return (
    <div className="overflow-x-auto">
      <table className={`w-full table-fixed text-left md:min-w-200 ${cardRows.table}`}>
        <caption className="sr-only">{caption}</caption>
        <thead className={`text-sm text-muted ${cardRows.head}`}>
          <tr>
            {factColumns.map((name) => (
              <th key={name} scope="col" className={`${head} ${widths[name]}`}>
                {words.column(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {flow.lines.map((line) => (
            <FactRow
              key={`${line.activity} ${line.party.key} ${line.end?.key ?? ''}`}
              flow={flow}
              line={line}
              words={words}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FactRow({ flow, line, words }: { flow: Flow; line: FlowLine; words: FlowWords }) {
  const { party, end } = line
  const activity = flow.activities.find(({ ref }) => ref === line.activity)
  return (
    <tr className={cardRows.row}>
      <td data-label={words.column('source')} className={cell}>
        {activity && activity.sources.length > 0 ? (
          <ul className="grid gap-1">
            {activity.sources.map(({ ref, title }) => (
              <li key={ref}>
                <TextLink href={recordHref(ref)}>
                  {ref} {title}
                </TextLink>
              </li>
            ))}
          </ul>
        ) : (
          words.noSource
        )}
      </td>
      <th scope="row" className={`${head} font-normal phone:order-first ${cardRows.title}`}>
        <TextLink href={recordHref(line.activity)}>
          {line.activity} {activity?.title}
        </TextLink>
      </th>
      <td data-label={words.column('party')} className={cell}>
        <div>
          {party.ref === null ? (
            words.party(party)
          ) : (
            <TextLink href={partyHref(party, line.activity)}>
              {party.ref} {words.party(party)}
            </TextLink>
          )}
          {party.kind && <span className="block text-sm text-muted">{words.kind(party)}</span>}
        </div>
      </td>
      <td data-label={words.column('end')} className={cell}>
        {end ? words.country(end) : '–'}
      </td>
      <td data-label={words.column('mechanism')} className={cell}>
        {end && (
          <div>
            {words.mechanism(end)}
            <span className="block text-sm text-muted">{words.stated(end)}</span>
          </div>
        )}
      </td>
      <td data-label={words.column('state')} className={cell}>
        <State line={line} words={words} />
      </td>
    </tr>
  )
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
            <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="mt-0.5 shrink-0" />
            {text}
          </span>
        </li>
      ))}
    </ul>
  )
}
