// Doors to the world, and the texts that every register needs.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { isTest } from './order.mjs'
import { directiveOf } from './places.mjs'

/** Doors that are not made by action(), each with its reason. */
const plainDoors = {
  'lib/text/actions.ts chooseLocale': 'a form without a person or a right; works signed out and without JavaScript',
  'lib/text/actions.ts chooseReportLocale': 'the same for the languages of the report',
  'lib/text/actions.ts chooseTheme': 'the same',
  'lib/text/actions.ts chooseDensity': 'the same',
  'lib/text/actions.ts chooseKeys': 'the same',
}

/** R9: whatever a file with 'use server' exports can be called by anybody, so it is made by action(). */
export function serverDoors({ files, text, moduleOf }) {
  return files
    .filter((file) => /^(app|components|lib)\/.*[.]tsx?$/.test(file) && !isTest(file))
    .flatMap((file) => {
      const content = text(file)
      if (directiveOf(content) !== 'use server')
        return /^\s*['"]use server['"]/m.test(content)
          ? [`${file}: hides a door inside a function; put 'use server' at the head of a file of actions.`]
          : []
      const made = madeByAction(moduleOf(file))
      return moduleOf(file)
        .exports.filter(({ name, type }) => !type && !made.has(name) && !plainDoors[`${file} ${name}`])
        .map(
          ({ name }) => `${file}: exports ${name} to the world without action(); build it with action(), or move it.`,
        )
    })
}

/** Names of `export const … = action(…)` or `formAction(…)`, when these are of lib/action. */
function madeByAction({ body }) {
  const makers = new Set(
    body
      .filter(({ type, source }) => type === 'ImportDeclaration' && source.value === '@/lib/action/action')
      .flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name))
      .filter((name) => name === 'action' || name === 'formAction'),
  )
  const declared = body.flatMap(
    (node) => (node.type === 'ExportNamedDeclaration' && node.declaration?.declarations) || [],
  )
  return new Set(
    declared
      .filter(({ init }) => init?.type === 'CallExpression' && makers.has(init.callee.name))
      .map(({ id }) => id.name),
  )
}

/** R10: every declared register's texts are loaded. See `registersAndTexts`. */
export function textsOfRegisters({ slugs, textFiles }) {
  return slugs
    .filter((slug) => !textFiles.includes(slug))
    .map(
      (slug) =>
        `lib/registers/texts.ts: does not load the texts of ${slug}; let textFiles take every slug of the catalog.`,
    )
}

/** Registers declared and texts loaded, as the application itself says: listed or derived. Nothing in a tree without. */
export async function registersAndTexts(root) {
  const load = async (file) => {
    const full = path.resolve(root, file)
    if (!existsSync(full)) return {}
    return tsImport(full, { parentURL: import.meta.url, tsconfig: path.resolve(root, 'tsconfig.json') })
  }
  const { catalog = [] } = await load('lib/registers/catalog.ts')
  const { textFiles = [] } = await load('lib/registers/texts.ts')
  return { slugs: catalog.map(({ slug }) => slug), textFiles }
}
