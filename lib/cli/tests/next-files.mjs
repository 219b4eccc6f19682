import path from 'node:path'

const exported = /^export (?:async function|function|const) (\w+)/gm
const component = /^(?:export )?(?:async )?function ([A-Z]\w*)/gm

/**
 * A file without 'use client' or 'use server' in its first line is the server's: its components are marked as such, so that
 * components/testing/resolved.ts can call them as Next does.
 * @param {string} root folder of the project
 * @returns {import('vite').Plugin}
 */
export function serverComponents(root) {
  return {
    name: 'server-components',
    enforce: 'pre',
    transform(code, id) {
      if (!isOurs(root, id) || !/\.tsx$/.test(id) || /\.test\.tsx$|\/testing\//.test(id) || directive(code)) return null
      const marks = namesIn(code, component).map((name) => `Object.assign(${name}, { onServer: true })`)
      return { code: [code, ...marks].join('\n'), map: null }
    },
  }
}

/**
 * A file that begins with 'use server', as a browser gets it: its exports become names that are called, and none of its
 * code comes along. Who answers is components/testing/server-actions.ts.
 * @param {string} root folder of the project
 * @returns {import('vite').Plugin}
 */
export function serverActions(root) {
  const door = path.join(root, 'components/testing/server-actions.ts')
  return {
    name: 'server-actions',
    enforce: 'pre',
    transform(code, id) {
      if (!isOurs(root, id) || directive(code) !== 'server') return null
      const stubs = namesIn(code, exported).map(
        (name) => `export const ${name} = (...args) => callAction('${name}', args)`,
      )
      return { code: [`import { callAction } from '${door}'`, ...stubs].join('\n'), map: { mappings: '' } }
    },
  }
}

/** @param {string} code */
const directive = (code) => /^\s*['"]use (client|server)['"]/.exec(code)?.[1]

/** @param {string} root @param {string} id */
const isOurs = (root, id) => id.startsWith(root) && !id.includes('/node_modules/')

/** @param {string} code @param {RegExp} pattern */
function namesIn(code, pattern) {
  return [...code.matchAll(pattern)].map((match) => match[1])
}
