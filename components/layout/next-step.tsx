import type { ReactNode } from 'react'

type Props = {
  heading: string
  /** Whom it waits for and since when, or how it ended. */
  waits: ReactNode
  /** The way to it, or to remind who can take it; nothing where there is nothing to press. */
  actions: ReactNode
  /** How far the whole has come. */
  children: ReactNode
}

/** The one thing that comes next in something that goes step by step, on top of its page. */
export function NextStepFrame({ heading, waits, actions, children }: Props) {
  return (
    <section
      id="next"
      aria-labelledby="next-heading"
      className="my-3 grid gap-2 rounded-md border border-hairline bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div role="status" className="min-w-0 flex-1 basis-64">
          <h2 id="next-heading" className="text-lg leading-6">
            {heading}
          </h2>
          <p className="text-sm text-muted">{waits}</p>
        </div>
        <div data-chrome className="flex flex-wrap gap-2 empty:hidden">
          {actions}
        </div>
      </div>
      {children}
    </section>
  )
}

/** Among the keys of what can be done, that of a step or of a part of it. */
export function stepKey<Key extends string>(
  keys: readonly Key[],
  { step, part }: { step: string; part: string | null },
): Key {
  const name = part ? `${step}_${part}` : step
  const key = keys.find((one) => one === name)
  if (!key) throw new Error(`no words for the step ${name}`)
  return key
}
