import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Draft, DraftLine, Gap } from '../draft/model'

/** The draft as it would be read; each gap stands in brackets and leads to its record and field. */
export function DraftText({ draft, actor }: { draft: Draft; actor: Actor }) {
  const edits = can(actor, 'register', 'update') !== null
  const settles = can(actor, 'organisation', 'update') !== null
  const hrefOf = ({ at }: Gap): string => {
    if (at.kind === 'organisation') return settles ? `/organisation/edit#section-${at.section}` : '/organisation'
    if (at.kind === 'register') return `/registers/${at.register}`
    const record = `/registers/${at.register}/${at.ref}`
    return edits ? `${record}/edit#field-${at.field}` : record
  }
  return (
    <article
      lang={draft.language}
      aria-labelledby="draft-title"
      className="grid min-w-0 gap-6 rounded-md border border-hairline bg-surface px-4 py-5 wrap-anywhere sm:px-6"
    >
      <h2 id="draft-title" className="text-xl">
        {draft.title}
      </h2>
      {draft.sections.map(({ key, heading, lines }, at) => (
        <section key={key} id={`draft-${key}`} className="measure grid gap-2">
          <h3 className="text-lg font-semibold">
            {at + 1}. {heading}
          </h3>
          {groupsOf(lines).map((group) =>
            group.kind === 'item' ? (
              <ul key={group.key} className="list-disc pl-5">
                {group.lines.map(({ key: own, line }) => (
                  <li key={own} lang={line.language ?? undefined}>
                    <Words line={line} hrefOf={hrefOf} />
                  </li>
                ))}
              </ul>
            ) : (
              group.lines.map(({ key: own, line }) =>
                line.kind === 'name' ? (
                  <h4 key={own} lang={line.language ?? undefined} className="mt-2 font-semibold">
                    <Words line={line} hrefOf={hrefOf} />
                  </h4>
                ) : (
                  <p key={own} lang={line.language ?? undefined} className="whitespace-pre-line">
                    <Words line={line} hrefOf={hrefOf} />
                  </p>
                ),
              )
            ),
          )}
        </section>
      ))}
    </article>
  )
}

type Group = { kind: 'item' | 'other'; key: number; lines: { key: number; line: DraftLine }[] }

/** Items that follow each other are one list. */
function groupsOf(lines: readonly DraftLine[]): Group[] {
  const groups: Group[] = []
  for (const [key, line] of lines.entries()) {
    const kind = line.kind === 'item' ? 'item' : 'other'
    const last = groups.at(-1)
    if (last?.kind === kind) last.lines.push({ key, line })
    else groups.push({ kind, key, lines: [{ key, line }] })
  }
  return groups
}

function Words({ line: { text, gaps }, hrefOf }: { line: DraftLine; hrefOf: (gap: Gap) => string }) {
  return (
    <>
      {text}
      {gaps.map((gap) => (
        <span key={`${gap.code}${gap.text}`}>
          {' '}
          <TextLink href={hrefOf(gap)} className="rounded-sm bg-withinday px-1 font-normal text-withinday-ink">
            [{gap.text}]
          </TextLink>
        </span>
      ))}
    </>
  )
}
