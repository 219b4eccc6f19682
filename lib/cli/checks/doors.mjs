// Doors to the world, and the texts that every register needs.
import { isTest } from './order.mjs'
import { directiveOf } from './places.mjs'
import { exportsOf } from './words.mjs'

/** Doors that are not made by action(), each with its reason. */
const plainDoors = {
  'lib/text/actions.ts chooseLocale': 'a form without a person or a right; works signed out and without JavaScript',
  'lib/text/actions.ts chooseTheme': 'the same',
  'lib/text/actions.ts chooseDensity': 'the same',
}

/** R9: whatever a file with 'use server' exports can be called by anybody, so it is made by action(). */
export function serverDoors({ files, text }) {
  return files
    .filter((file) => /^(app|components|lib)\/.*[.]tsx?$/.test(file) && !isTest(file))
    .flatMap((file) => {
      const content = text(file)
      if (directiveOf(content) !== 'use server')
        return /^\s*['"]use server['"]/m.test(content)
          ? [`${file}: hides a door inside a function; put 'use server' at the head of a file of actions.`]
          : []
      const isOurs = /import \{[^}]*\baction\b[^}]*\} from '@\/lib\/action\/action'/.test(content)
      return exportsOf(content)
        .filter(({ type }) => !type)
        .filter(({ name, value }) => !(isOurs && value === 'action') && !plainDoors[`${file} ${name}`])
        .map(
          ({ name }) => `${file}: exports ${name} to the world without action(); build it with action(), or move it.`,
        )
    })
}

/** R10: every declared register's texts are loaded. `slugs` and `namespaces` are what the application itself says. */
export function textsOfRegisters({ slugs, namespaces }) {
  return slugs
    .filter((slug) => !namespaces.includes(slug))
    .map(
      (slug) => `lib/registers/catalog.ts: the texts of ${slug} are not loaded; add ${slug} to lib/text/namespaces.ts.`,
    )
}
