import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import type { someOffice } from '@/lib/access/testing/office'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { withdrawRequest } from '@/lib/requests/commands/close-request'
import { executeRequest } from '@/lib/requests/commands/execute-request'
import { someRequest, targetOf } from '@/lib/requests/testing/some-request'
import { type cycle, must } from '@/lib/review/testing/cycle'
import { changeDisclosure, recordDisclosure } from '@/lib/sharing/commands'
import { disclosureInput } from '@/lib/sharing/schema'
import { addHours } from '@/lib/time/zone'

/** A way to break a promise and to keep it again: real commands; each answers the moment at which the state is looked at. */
export type Turn = { breaks: () => Promise<Someone>; why: string; mends: () => Promise<Someone> }

type Office = Pick<ReturnType<typeof someOffice>, 'database' | 'dpo' | 'management' | 'reporter'>

/** What happens in an office, and is put right, by commands: requests, things given to others, parties, leaks. */
export function waysToTurn({ database, dpo, management, reporter }: Office, review: ReturnType<typeof cycle>) {
  const now = { leak: { id: '', ref: '' } }
  /** Three days and an hour later, and a month later. */
  const [later, month] = [movedTo(dpo, addHours(dpo.now, 73)), movedTo(dpo, addHours(dpo.now, 32 * 24))]

  /** A request that is left lying for a month, and then taken back or done. */
  function request(right: string, ends: (ref: string) => Promise<unknown>): Turn {
    let ref = ''
    return {
      breaks: async () => {
        ref = (await someRequest(database.client, dpo, { right })).ref
        return month
      },
      why: 'request_late',
      mends: async () => {
        await ends(ref)
        return month
      },
    }
  }
  const withdrawn = async (ref: string) =>
    must(withdrawRequest(month, { ...(await targetOf(database.client, ref)), on: dpo.today, reason: 'By phone' }))
  const done = async (ref: string) =>
    must(executeRequest(month, { ...(await targetOf(database.client, ref)), on: dpo.today, note: 'Done that day' }))

  const disclosure = (values: object) =>
    disclosureInput.parse({
      recipient: 'Partner',
      scope: 'Addresses of 20 people',
      basis: 'a_consent',
      outcome: 'given',
      givenOn: dpo.today,
      decidedById: management.actor.id,
      decidedOn: dpo.today,
      ...values,
    })

  /** Something that was given to others without what is promised, and then with it. */
  function given(bare: object, why: string, whole: () => Promise<object>): Turn {
    let ref = ''
    return {
      breaks: async () => {
        ref = (await must(recordDisclosure(dpo, disclosure(bare)))).ref
        return dpo
      },
      why,
      mends: async () => {
        await must(changeDisclosure(management, { ...disclosure({ ...bare, ...(await whole()) }), ref, version: 1 }))
        return dpo
      },
    }
  }

  /** A party that gets data without the agreement that is promised, and then with it. */
  function party(partyKind: string, kind: string, why: string): Turn {
    let ref = ''
    return {
      breaks: async () => {
        ref = (await review.inForce('processors', { title: `A ${partyKind}`, partyKind })).ref
        return dpo
      },
      why,
      mends: async () => {
        await review.inForce('agreements', { kind, startOn: '2026-01-01', indefinite: true, parties: [ref] })
        return dpo
      },
    }
  }

  /** A leak that was just reported; what breaks a promise about it and what keeps it, three days later. */
  function leak(why: string, before: () => Promise<unknown>, after: () => Promise<unknown>): Turn {
    return {
      breaks: async () => {
        now.leak = await someLeak(database.client, reporter)
        await before()
        return later
      },
      why,
      mends: async () => {
        await after()
        await database.client.leak.updateMany({ data: { isExample: true, state: 'merged' } })
        await database.client.leakClock.deleteMany({})
        return later
      },
    }
  }
  const leakTarget = async () => {
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: now.leak.id } })
    return { ref: now.leak.ref, version }
  }
  const confirmed = async () => must(confirmLeak(dpo, { ...(await leakTarget()), personalData: true, reason: '' }))
  const written = async () =>
    must(
      updateLeakFacts(later, {
        ...(await leakTarget()),
        facts: { summary: 'A list was sent', consequences: 'Unwanted mail', measuresTaken: 'Called back' },
      }),
    )

  return { now, later, month, request, withdrawn, done, disclosure, given, party, leak, leakTarget, confirmed, written }
}
