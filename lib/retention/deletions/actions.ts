'use server'

import { action } from '@/lib/action/action'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
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
