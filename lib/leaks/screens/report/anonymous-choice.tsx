import type { ReportTexts } from './texts'

type Props = { chosen: boolean; choose: (hidden: boolean) => void; texts: ReportTexts }

/** With or without the own name, and plainly what that does not protect against. */
export function AnonymousChoice({ chosen, choose, texts }: Props) {
  const words = texts.anonymous
  return (
    <div className="grid gap-2 rounded-md border border-hairline bg-surface px-4 py-1">
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={chosen}
          aria-describedby={chosen ? 'anonymous-limits' : undefined}
          onChange={(event) => choose(event.target.checked)}
        />
        <span className="font-medium">{words.choose}</span>
      </label>
      {chosen && (
        <div id="anonymous-limits" className="grid gap-2 pb-3 text-base">
          <p>{words.keeps}</p>
          <p className="font-medium">{words.limitsTitle}</p>
          <ul className="list-disc pl-5">
            {Object.values(words.limits).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
