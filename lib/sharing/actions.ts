'use server'

import { action } from '@/lib/action/action'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
import { changeDisclosure, recordDisclosure } from './commands'
import { dropProof } from './files/commands'
import { dropProofInput } from './files/schema'
import { changedDisclosureForm, disclosureInput, newDisclosureForm } from './schema'

export const recordDisclosureAction = action({
  name: 'sharing.record',
  permission: { resource: 'sharing', verb: 'create' },
  input: newDisclosureForm,
  run: (context, { values }) => asResult(async () => recordDisclosure(context, parseValues(disclosureInput, values))),
})

export const changeDisclosureAction = action({
  name: 'sharing.change',
  permission: { resource: 'sharing', verb: 'update' },
  input: changedDisclosureForm,
  run: (context, { ref, version, values }) =>
    asResult(async () => changeDisclosure(context, { ...parseValues(disclosureInput, values), ref, version })),
})

export const dropProofAction = action({
  name: 'sharing.file_remove',
  permission: { resource: 'sharing', verb: 'update' },
  input: dropProofInput,
  run: dropProof,
})
