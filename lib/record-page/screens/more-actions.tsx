import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { mayHandOver } from '@/lib/beside/hand-over/rules'
import type { RecordDetail } from '@/lib/records/list/get'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'

type Props = { actor: Actor; register: AnyRegister; record: RecordDetail; words: Wording }

/** What else can be done with a record: start another from it, give it to another owner. */
export function MoreActions({ actor, register, record, words }: Props) {
  const { ownerId, ref } = record
  return (
    <>
      {mayEver(actor, 'register', 'create') && (
        <LinkButton href={`/registers/${register.slug}/new?from=${ref}`} variant="quiet">
          {words.t('talk.copy.button')}
        </LinkButton>
      )}
      {record.can.update && ownerId !== null && mayHandOver(actor, ownerId) && (
        <LinkButton href={`/hand-over?from=${ownerId}`} variant="quiet">
          {words.t('talk.handOver.link')}
        </LinkButton>
      )}
    </>
  )
}
