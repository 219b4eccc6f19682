'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action/action'
import { chooseInput, commitInput, importInput, mendInput, pastePeopleInput } from '../schema'
import { choosePeople, dropPeople, mendPeople, pastePeople } from './commands'
import { commitPeople, undoPeople } from './commit'

/** The commands ask user.update besides, of whoever has an account. */
const permission = { resource: 'user', verb: 'create' } as const

export const pastePeopleAction = action({
  name: 'people_imports.paste',
  permission,
  input: pastePeopleInput,
  run: pastePeople,
})
export const choosePeopleAction = action({
  name: 'people_imports.choose',
  permission,
  input: chooseInput,
  run: choosePeople,
})
export const mendPeopleAction = action({ name: 'people_imports.mend', permission, input: mendInput, run: mendPeople })
export const dropPeopleAction = action({ name: 'people_imports.drop', permission, input: importInput, run: dropPeople })
export const commitPeopleAction = action({
  name: 'people_imports.commit',
  permission,
  input: commitInput,
  // The page stays as it is: it shows the links that no mail brings, once.
  run: commitPeople,
})
export const undoPeopleAction = action({
  name: 'people_imports.undo',
  permission,
  input: importInput,
  run: async (context, input) => {
    const result = await undoPeople(context, input)
    revalidatePath('/users', 'layout')
    return result
  },
})
