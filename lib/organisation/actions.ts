'use server'

import { action } from '@/lib/action/action'
import { createDepartment, updateDepartment } from './commands'
import { createEntitySent, entityChangeSent, entitySent, updateEntitySent } from './entity-sent'
import { departmentInput, departmentUpdate } from './schema'
import { organisationSent, updateOrganisationSent } from './sent'

export const updateOrganisationAction = action({
  name: 'organisation.update',
  permission: { resource: 'organisation', verb: 'update' },
  input: organisationSent,
  run: updateOrganisationSent,
})

export const createDepartmentAction = action({
  name: 'departments.create',
  permission: { resource: 'organisation', verb: 'update' },
  input: departmentInput,
  run: createDepartment,
})

export const updateDepartmentAction = action({
  name: 'departments.update',
  permission: { resource: 'organisation', verb: 'update' },
  input: departmentUpdate,
  run: updateDepartment,
})

export const createEntityAction = action({
  name: 'entities.create',
  permission: { resource: 'organisation', verb: 'update' },
  input: entitySent,
  run: createEntitySent,
})

export const updateEntityAction = action({
  name: 'entities.update',
  permission: { resource: 'organisation', verb: 'update' },
  input: entityChangeSent,
  run: updateEntitySent,
})
