'use server'

import { action } from '@/lib/action/action'
import { createFromTemplate } from './commands'
import { templateInput } from './schema'

export const createFromTemplateAction = action({
  name: 'templates.use',
  permission: { resource: 'register', verb: 'create' },
  input: templateInput,
  run: createFromTemplate,
})
