'use server'

import { action } from '@/lib/action/action'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
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

export const setBackupDaysAction = action({
  name: 'settings.backup_days',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: backupDaysInput,
  run: setBackupDays,
})
