import { cx } from './cx'

/** Holds the place of something that is being read. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block h-4 animate-pulse rounded-sm bg-hover', className)} />
}
