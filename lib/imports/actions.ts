'use server'

import { action } from '@/lib/action/action'
import { chooseImport, dropImport, mendImport, pasteImport } from './commands'
import { commitImport } from './run/commit'
import { undoImport } from './run/undo'
import { chooseInput, commitInput, importInput, mendInput, pasteInput } from './schema'

/** The command asks of each record what a save of it would. */
const permission = { resource: 'register', verb: 'create' } as const

export const pasteImportAction = action({ name: 'imports.paste', permission, input: pasteInput, run: pasteImport })
export const chooseImportAction = action({ name: 'imports.choose', permission, input: chooseInput, run: chooseImport })
export const mendImportAction = action({ name: 'imports.mend', permission, input: mendInput, run: mendImport })
export const dropImportAction = action({ name: 'imports.drop', permission, input: importInput, run: dropImport })
export const commitImportAction = action({ name: 'imports.commit', permission, input: commitInput, run: commitImport })
export const undoImportAction = action({ name: 'imports.undo', permission, input: importInput, run: undoImport })
