import { useTranslations } from 'next-intl'
import type { Run } from '../text/runs'

type Props = { runs: readonly Run[]; languages?: { older: string; newer: string } }

/** Words of which some stand only in the older or only in the newer text: marked, underlined or struck through, and said in words. */
export function Runs({ runs, languages }: Props) {
  const t = useTranslations('statement-draft.differences')
  let place = 0
  const keyed = runs.map((run) => {
    place += run.text.length + 1
    return { ...run, key: place }
  })
  return keyed.map(({ key, text, in: side }) => {
    if (side === 'both' || text.trim() === '') {
      return (
        <span key={key} lang={languages?.newer}>
          {text}
        </span>
      )
    }
    const Mark = side === 'older' ? 'del' : 'ins'
    return (
      <Mark
        key={key}
        className={
          side === 'older'
            ? 'rounded-sm bg-urgent px-0.5 text-urgent-ink line-through'
            : 'rounded-sm bg-ok px-0.5 text-ok-ink underline decoration-1 underline-offset-2'
        }
      >
        <span className="sr-only">{t(side === 'older' ? 'removed' : 'added')} </span>
        <span lang={languages?.[side]}>{text}</span>
      </Mark>
    )
  })
}
