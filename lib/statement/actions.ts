'use server'

import { action } from '@/lib/action/action'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
import { addVersion } from './commands/add-version'
import { changePromise, endPromise, placePromise } from './commands/change-promise'
import { noteDifference } from './commands/note-difference'
import { statePromise } from './commands/state-promise'
import {
  changedPromiseForm,
  differenceInput,
  endInput,
  newPromiseForm,
  placeInput,
  previewInput,
  promiseInput,
  promiseUpdate,
  versionForm,
  versionInput,
} from './model/schema'
import { previewVersion } from './versions/changes'

export const addVersionAction = action({
  name: 'statement.publish',
  permission: { resource: 'statement', verb: 'create' },
  input: versionForm,
  run: (context, { values }) => asResult(async () => addVersion(context, parseValues(versionInput, values))),
})

export const previewVersionAction = action({
  name: 'statement.preview',
  permission: { resource: 'statement', verb: 'create' },
  input: previewInput,
  run: previewVersion,
})

export const statePromiseAction = action({
  name: 'promises.state',
  permission: { resource: 'statement', verb: 'create' },
  input: newPromiseForm,
  run: (context, { statement, values }) =>
    asResult(async () => statePromise(context, parseValues(promiseInput, { ...values, statement: Number(statement) }))),
})

export const changePromiseAction = action({
  name: 'promises.change',
  permission: { resource: 'statement', verb: 'update' },
  input: changedPromiseForm,
  run: (context, { ref, version, values }) =>
    asResult(async () => changePromise(context, parseValues(promiseUpdate, { ...values, ref, version }))),
})

export const placePromiseAction = action({
  name: 'promises.place',
  permission: { resource: 'statement', verb: 'update' },
  input: placeInput,
  run: placePromise,
})

export const endPromiseAction = action({
  name: 'promises.end',
  permission: { resource: 'statement', verb: 'update' },
  input: endInput,
  run: endPromise,
})

export const noteDifferenceAction = action({
  name: 'statement.finding',
  permission: { resource: 'finding', verb: 'create' },
  input: differenceInput,
  run: noteDifference,
})
