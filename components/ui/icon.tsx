import type { IconNode } from 'lucide'
import { createElement } from 'react'

type Props = {
  /** A drawing of `lucide`, on its grid of 24 by 24. */
  of: IconNode
  /** Width and height in pixels. */
  size?: number
  className?: string
  /** What it says to people who listen, where no words stand beside it. */
  name?: string
}

/**
 * A drawing, silent for people who listen unless it has a name. Lucide's own component for React is one of the browser, so each
 * icon of a page crossed twice, as its drawing and as what draws it; this one is drawn where the page is.
 */
export function Icon({ of, size = 16, className, name }: Props) {
  return (
    <svg
      role={name ? 'img' : undefined}
      aria-label={name}
      aria-hidden={name ? undefined : true}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      // Small drawings need a little more ink to look as heavy as large ones.
      strokeWidth={size < 16 ? 1.75 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {of.map(([tag, attributes]) => createElement(tag, { key: JSON.stringify(attributes), ...attributes }))}
    </svg>
  )
}
