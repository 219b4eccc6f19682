import type { CommandContext } from '@/lib/access/actor'
import type { Resource, Verb } from '@/lib/access/matrix'
import type { AuditAction, AuditSubject } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import type { Active } from '@/lib/files/store/type'

/** What comes with the bytes of a file: what it is added to, and what it is. */
export type Coming = { ref: string; name: string; kind: string }

/** A file as it is kept with what it belongs to. */
export type NewFile<Id> = {
  id: Id
  fileId: string
  kind: string
  name: string
  warning: Active | null
  addedAt: Date
  addedById: UserId | null
}

/** What is asked of the files that are there already. */
export const standing = { id: true, erasedAt: true, file: { select: { sha256: true } } } as const
type Standing = { id: string; erasedAt: Date | null; file: { sha256: string } }

/** What evidence belongs to, as the one way to add and erase a file asks it. */
export type EvidenceHolder<Owner extends { id: string; ref: string }, Id extends string> = {
  subject: AuditSubject
  /** What who adds and erases needs. */
  right: readonly [Resource, Verb]
  /** What the log calls it, and the field of what a file is. Its name stays out of the log. */
  actions: { add: AuditAction; erase: AuditAction }
  kindField: string
  idOf: (text: string) => Id
  find: (ref: string) => Promise<{ id: string } | null>
  lock: (tx: Tx, ref: string) => Promise<Owner>
  /** Refuses what is never taken in, before a byte is read. */
  refuseComing: (coming: Coming) => void
  /** Refuses what may not be done to it now, the right aside. */
  refuse: (tx: Tx, context: CommandContext, owner: Owner, deed: 'add' | 'erase') => Promise<void>
  /** Its files: all of one owner, one with its owner; one more, and one whose name goes. */
  files: (tx: Tx, ownerId: string) => Promise<readonly Standing[]>
  file: (id: Id) => Promise<{ ref: string; sha256: string } | null>
  add: (tx: Tx, owner: Owner, file: NewFile<Id>) => Promise<unknown>
  erase: (tx: Tx, id: Id, erased: { erasedAt: Date; erasedById: UserId | null }) => Promise<{ count: number }>
}
