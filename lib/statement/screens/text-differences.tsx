import { getTranslations } from 'next-intl/server'
import type { StatementLanguage } from '../model/schema'
import { type DifferenceRow, differencesBetween } from '../text/differences'
import type { Run } from '../text/runs'
import { Runs } from './runs'

/** So many equal lines stand open around a change; more fold to one line. */
const around = 2

type Props = {
  older: { text: string; language: StatementLanguage }
  newer: { text: string; language: StatementLanguage }
  legend: string
}

/** Two texts word by word: what only one of them says is marked in the markup, by a line, and in words for people who listen. */
export async function TextDifferences({ older, newer, legend }: Props) {
  const t = await getTranslations('statement-draft.differences')
  const rows = differencesBetween(older.text, newer.text)
  const changed = rows.flatMap((row) => (row.kind === 'changed' ? [row.runs] : []))
  const count = (side: Run['in']) => changed.filter((runs) => runs.some((run) => run.in === side)).length
  const [removed, added] = [count('older'), count('newer')]
  if (changed.length === 0) return <p>{t('none')}</p>
  let line = 0
  const keyed = rows.map((row) => {
    line += row.kind === 'same' ? row.lines.length : 1
    return { row, key: line }
  })
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">
        {t('sum', { removed, added })} {legend}
      </p>
      <div className="measure grid min-w-0 gap-1 wrap-anywhere">
        {keyed.map(({ row, key }, at) =>
          row.kind === 'same' ? (
            <Same
              key={key}
              lines={row.lines}
              language={newer.language}
              begins={at === 0}
              ends={at === rows.length - 1}
            />
          ) : (
            <Changed key={key} row={row} languages={{ older: older.language, newer: newer.language }} />
          ),
        )}
      </div>
    </div>
  )
}

type SameProps = { lines: readonly string[]; language: string; begins: boolean; ends: boolean }

/** Lines that did not change: those next to a change stand there, the others fold. */
async function Same({ lines, language, begins, ends }: SameProps) {
  const t = await getTranslations('statement-draft.differences')
  const [first, last] = [begins ? 0 : around, ends ? 0 : around]
  const folded = lines.slice(first, Math.max(first, lines.length - last))
  if (folded.length <= around) return <Plain text={lines.join('\n')} language={language} />
  return (
    <>
      {first > 0 && <Plain text={lines.slice(0, first).join('\n')} language={language} />}
      <details className="my-1 rounded-md border border-hairline">
        <summary className="min-h-9 px-3 py-1.5 text-sm text-muted hover:bg-hover">
          {t('same', { count: folded.length })}
        </summary>
        <div className="border-t border-hairline px-3 py-2">
          <Plain text={folded.join('\n')} language={language} />
        </div>
      </details>
      {last > 0 && <Plain text={lines.slice(-last).join('\n')} language={language} />}
    </>
  )
}

function Plain({ text, language }: { text: string; language: string }) {
  return (
    <p lang={language} className="whitespace-pre-line">
      {text.replace(/\n{2,}/g, '\n')}
    </p>
  )
}

type ChangedProps = {
  row: Extract<DifferenceRow, { kind: 'changed' }>
  languages: { older: string; newer: string }
}

function Changed({ row, languages }: ChangedProps) {
  if (row.runs.every(({ text }) => text.trim() === '')) return null
  return (
    <p className="whitespace-pre-line">
      <Runs runs={row.runs} languages={languages} />
    </p>
  )
}
