import path from 'node:path'

const exported = /^export (?:async function|function|const) (\w+)/gm

/**
 * What Next does with a file that begins with 'use server', for tests in a browser: its exports become names that are
 * called, and none of its code comes along. Who answers is components/testing/server-actions.ts.
 * @param {string} root folder of the project
 * @returns {import('vite').Plugin}
 */
export function actionStubs(root) {
  const door = path.join(root, 'components/testing/server-actions.ts')
  return {
    name: 'action-stubs',
    enforce: 'pre',
    transform(code) {
      if (!/^\s*['"]use server['"]/.test(code)) return null
      const names = [...code.matchAll(exported)].map((match) => match[1])
      const stubs = names.map((name) => `export const ${name} = async (...args) => callAction('${name}', args)`)
      return { code: [`import { callAction } from '${door}'`, ...stubs].join('\n'), map: null }
    },
  }
}
