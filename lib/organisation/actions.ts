'use server'

import { action } from '@/lib/action/action'
import { createDepartment, updateDepartment, updateOrganisation } from './commands'
import { departmentInput, departmentUpdate, organisationInput } from './schema'

export const updateOrganisationAction = action({
  name: 'organisation.update',
  permission: { resource: 'organisation', verb: 'update' },
  input: organisationInput,
  run: updateOrganisation,
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
