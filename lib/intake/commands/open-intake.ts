import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { mailSettings } from '@/lib/mail/settings'
import { textUpTo } from '@/lib/text/typed'

export const openIntakeInput = z.object({
  // A box that is not ticked sends nothing.
  open: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
  reason: textUpTo(500).min(1, { error: 'required' }),
})

/** Opens or closes the intake page, with the reason; closed until the company says otherwise. Refuses `mail_off`: it cannot do without mail. Right: privacy_settings.update. */
export function openIntake(
  context: CommandContext,
  { open, reason }: z.output<typeof openIntakeInput>,
): Promise<Result<{ open: boolean }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { intakeOpen: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    if (open && mailSettings() === null) throw new Refusal('not_now', { reason: 'mail_off' })
    if (before.intakeOpen === open) return { result: { open }, entry: null }
    await tx.organisation.update({ where: { id: 1 }, data: { intakeOpen: open } })
    return {
      result: { open },
      entry: {
        action: 'request.intake',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { intakeOpen: open }),
        reason,
      },
    }
  })
}
