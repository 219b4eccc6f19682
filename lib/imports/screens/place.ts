import type { Crumb } from '@/components/layout/page-header'

/** Where an import stands in the office. */
export type Place = {
  /** What leads to it, its list last. */
  crumbs: readonly Crumb[]
  /** What its rows are about, and the file. */
  eyebrow: string
  /** Its own address, that of its list, and the door of its rows with errors. */
  path: string
  list: string
  failed: string
}
