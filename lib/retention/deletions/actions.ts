'use server'

import { action } from '@/lib/action/action'
import { revokeConfirmInput } from '@/lib/confirmations/links/revoke'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
import { askProcessor, askProcessorInput, revokeProcessorAsked } from '../asking/ask-processor'
import { backupDaysInput, setBackupDays } from './backups'
import { recordDeletion } from './commands'
import { deletionForm, deletionInput } from './schema'

export const recordDeletionAction = action({
  name: 'deletions.record',
  permission: { resource: 'deletion', verb: 'create' },
  input: deletionForm,
  run: (context, { corrects, values }) =>
    asResult(async () =>
      recordDeletion(context, parseValues(deletionInput, values), corrects === undefined ? {} : { corrects }),
    ),
})

export const askProcessorAction = action({
  name: 'deletions.ask_processor',
  permission: { resource: 'deletion', verb: 'create' },
  input: askProcessorInput,
  run: async (context, input) => {
    const asked = await askProcessor(context, input)
    // The secret goes by mail, and nowhere else.
    return asked.ok ? { ok: true as const, value: { id: asked.value.id } } : asked
  },
})

export const revokeProcessorAskedAction = action({
  name: 'deletions.revoke_link',
  permission: { resource: 'deletion', verb: 'create' },
  input: revokeConfirmInput,
  run: revokeProcessorAsked,
})

export const setBackupDaysAction = action({
  name: 'settings.backup_days',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: backupDaysInput,
  run: setBackupDays,
})
