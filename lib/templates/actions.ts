'use server'

import { action } from '@/lib/action/action'
import { createFromTemplate, templateInput } from './commands'

export const createFromTemplateAction = action({
  name: 'templates.use',
  permission: { resource: 'register', verb: 'create' },
  input: templateInput,
  run: createFromTemplate,
})
