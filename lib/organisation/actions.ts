'use server'

import { action } from '@/lib/action/action'
import { saveEntity, saveNewEntity, saveOrganisation } from './commands'
import { loginTestInput, noteLoginTest } from './portal/login-test'
import { createDepartment, updateDepartment } from './queries'
import { departmentInput, departmentUpdate, entityForm, newEntityForm, organisationForm } from './schema'

export const updateOrganisationAction = action({
  name: 'organisation.update',
  permission: { resource: 'organisation', verb: 'update' },
  input: organisationForm,
  run: saveOrganisation,
})

export const createDepartmentAction = action({
  name: 'departments.create',
  permission: { resource: 'department', verb: 'create' },
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
  input: newEntityForm,
  run: saveNewEntity,
})

export const updateEntityAction = action({
  name: 'entities.update',
  permission: { resource: 'organisation', verb: 'update' },
  input: entityForm,
  run: saveEntity,
})

export const noteLoginTestAction = action({
  name: 'organisation.login_test',
  permission: { resource: 'organisation', verb: 'update' },
  input: loginTestInput,
  run: noteLoginTest,
})
