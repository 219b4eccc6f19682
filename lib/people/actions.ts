'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action/action'
import { changeRolesSchema, createPersonSchema, disableSchema, personIdSchema } from './account'
import { confirmRights, refuseRights, rightsIdInput } from './rights'
import { joinAccounts, partAccount, samePersonSchema } from './same-person'
import { changeRoles, createPerson, disablePerson, enablePerson, invitePerson } from './users'

/** Adds a person; answers the token of their link, once. */
export const addPerson = action({
  name: 'user.create',
  permission: { resource: 'user', verb: 'create' },
  input: createPersonSchema,
  run: createPerson,
})

/** A new link to choose a password. */
export const newLink = action({
  name: 'user.invite',
  permission: { resource: 'user', verb: 'create' },
  input: personIdSchema,
  run: async (context, input) => refreshed(await invitePerson(context, input)),
})

/** Roles, departments and an auditor's end date. */
export const setRoles = action({
  name: 'user.roles',
  permission: { resource: 'user', verb: 'update' },
  input: changeRolesSchema,
  run: async (context, input) => refreshed(await changeRoles(context, input)),
})

/** Ends a person's access. */
export const disable = action({
  name: 'user.disable',
  permission: { resource: 'user', verb: 'update' },
  input: disableSchema,
  run: async (context, input) => refreshed(await disablePerson(context, input)),
})

/** Gives it back. */
export const enable = action({
  name: 'user.enable',
  permission: { resource: 'user', verb: 'update' },
  input: personIdSchema,
  run: async (context, input) => refreshed(await enablePerson(context, input)),
})

/** Two accounts are one person's. */
export const join = action({
  name: 'user.same_person',
  permission: { resource: 'user', verb: 'update' },
  input: samePersonSchema,
  run: async (context, input) => refreshed(await joinAccounts(context, input)),
})

/** An account is somebody else's after all. */
export const part = action({
  name: 'user.other_person',
  permission: { resource: 'user', verb: 'update' },
  input: personIdSchema,
  run: async (context, input) => refreshed(await partAccount(context, input)),
})

/** The second person says yes to rights over leaks. */
export const confirm = action({
  name: 'user.rights_confirm',
  permission: { resource: 'user', verb: 'confirm' },
  input: rightsIdInput,
  run: async (context, input) => refreshed(await confirmRights(context, input)),
})

/** Or no. */
export const refuse = action({
  name: 'user.rights_refuse',
  permission: { resource: 'user', verb: 'confirm' },
  input: rightsIdInput,
  run: async (context, input) => refreshed(await refuseRights(context, input)),
})

function refreshed<T>(result: T): T {
  revalidatePath('/users', 'layout')
  return result
}
