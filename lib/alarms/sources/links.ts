import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { endingLinks } from '@/lib/notices/links/ending'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Links of processors that end soon: for who handles leaks, who alone see and make them. */
export const linkSource: AlarmSource = {
  code: 'processor_link',
  subject: 'record',
  handles: ['leak', 'triage'],
  deputised: 'dpo',
  decides: ['leak', 'triage'],
  kinds: { handlers: ['link_ends'], deciders: [] },
  reads: ['leak', 'triage'],
  async pressing(now) {
    const links = await endingLinks(db(), now)
    return links.map(({ id, ref, isExample, madeAt, expiresAt, since }) => ({
      ...{ id, reference: ref, isExample, handlerId: null, receivedAt: madeAt, unclaimed: false },
      ...{ clocks: [], waiting: [], added: [], announced: { since, dueAt: expiresAt } },
    }))
  },
  openable: (actor) => (can(actor, 'leak', 'triage') ? sql`TRUE` : sql`FALSE`),
  // It is no clock, nothing that comes in, and has no steps.
  running: async () => [],
  inShort: async () => null,
  nextStep: async () => null,
  pathOf: (ref) => `/registers/processors/${ref}#links`,
}
