'use server'

import { action } from '@/lib/action/action'
import { asResult } from '@/lib/errors/as-result'
import { parseValues } from '@/lib/errors/parse'
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
