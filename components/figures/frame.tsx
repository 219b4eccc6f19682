import type { ReactNode } from 'react'

type Props = {
  id: string
  title: string
  /** One sentence that says what the figure shows. */
  sentence: string
  /** What stands at the end of the title's line. */
  beside?: ReactNode
  children: ReactNode
}

/** What every figure stands in: its title, and the sentence that says what it shows. */
export function FigureFrame({ id, title, sentence, beside, children }: Props) {
  const heading = `${id}-heading`
  return (
    <figure
      id={id}
      aria-labelledby={heading}
      className="grid min-w-0 content-start gap-3 rounded-md border border-hairline bg-surface px-4 py-4 break-inside-avoid sm:px-5"
    >
      <figcaption className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 id={heading} className="text-lg">
            {title}
          </h3>
          {beside}
        </div>
        <p className="measure text-sm text-muted">{sentence}</p>
      </figcaption>
      {children}
    </figure>
  )
}
