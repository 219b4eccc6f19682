import { can } from '@/lib/access/can'
import { officeZone } from '@/lib/company/office-zone'
import { Prisma } from '@/lib/db/generated/client'
import { listsDue } from '@/lib/suppression/queries/pressing'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Lists that are to be compared, and those on which addresses stand that should be gone: for who handles requests. */
export const suppressionSource: AlarmSource = {
  code: 'suppression',
  subject: 'suppression',
  handles: ['suppression', 'create'],
  deputised: 'dpo',
  decides: ['decision', 'sign'],
  kinds: { handlers: ['due'], deciders: ['due'] },
  pace: 'month',
  reads: ['suppression', 'read'],
  async pressing() {
    const due = await listsDue(await officeZone())
    return due.map(({ id, ref, code, since, dueAt }) => ({
      ...{ id, reference: ref, isExample: false, handlerId: null, receivedAt: since, unclaimed: false },
      ...{ clocks: [{ code, dueAt, endsDay: true }], waiting: [], added: [] },
    }))
  },
  openable: (actor) => (can(actor, 'suppression', 'read') ? sql`TRUE` : sql`FALSE`),
  async running(actor) {
    if (!can(actor, 'suppression', 'read')) return []
    const due = await listsDue(await officeZone())
    return due.map((one) => ({ ...one, isExample: false, endsDay: true, provisional: false }))
  },
  // Nothing comes in that somebody takes up, and nobody reminds of it by its own step.
  inShort: async () => null,
  nextStep: async () => null,
  pathOf: (_ref, _kind, part) => (part === 'list_cleaning' ? '/suppression#comparisons' : '/suppression#compare'),
}
