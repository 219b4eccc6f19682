'use server'

import { action } from '@/lib/action/action'
import { chooseDefault, removeView, saveView, updateView } from './commands'
import { defaultInput, removeInput, saveInput, updateInput } from './schema'

export const saveViewAction = action({
  name: 'views.save',
  permission: { resource: 'view', verb: 'create' },
  input: saveInput,
  run: saveView,
})

export const updateViewAction = action({
  name: 'views.update',
  permission: { resource: 'view', verb: 'update' },
  input: updateInput,
  run: updateView,
})

export const removeViewAction = action({
  name: 'views.remove',
  permission: { resource: 'view', verb: 'update' },
  input: removeInput,
  run: removeView,
})

/** The command asks view.lock where it is for a role. */
export const chooseDefaultAction = action({
  name: 'views.default',
  permission: { resource: 'view', verb: 'create' },
  input: defaultInput,
  run: chooseDefault,
})
