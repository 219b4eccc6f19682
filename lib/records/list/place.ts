import type { RegisterScope } from '@/lib/access/scope'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'

/**
 * Records a person sees come from two branches: working copies and, outside the own departments, versions in force. In
 * both r is what is kept of every record: the record as it is, or as it stood at a past moment. A working copy has its own table d, or its
 * values r.short of then; a version in force has its row f. 'title' is the frozen branch of people who see titles only.
 */
export type Kind = 'live' | 'past' | 'frozen' | 'title'

/** What is asked of a register, or of all of them (null): whose scope, as of when, and in which language labels are searched. */
export type View = {
  register: AnyRegister | null
  scope: RegisterScope
  asOf: Instant | null
  locale: Locale
  /** By words: as of a date what still holds is then searched in the text of today, which has an index. */
  searched?: boolean
  /** The statement may keep its plan, see `given`. */
  planned?: boolean
}

/** `lasts`: of a past day only what still holds, or only what does not any more; null: both. */
export type Place = { kind: Kind; view: View; lasts: boolean | null }
