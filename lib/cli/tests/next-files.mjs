import path from 'node:path'

const exported = /^export (?:async function|function|const) (\w+)/gm
const component = /^(?:export )?(?:async )?function ([A-Z]\w*)/gm

/**
 * How Next reads a file by its first line, for tests in a browser. 'use server': its exports become names that are called,
 * and none of its code comes along (components/testing/server-actions.ts answers). Neither 'use server' nor 'use client':
 * its components are marked as the server's (components/testing/resolved.ts calls them).
 * @param {string} root folder of the project
 * @returns {import('vite').Plugin}
 */
export function nextFiles(root) {
  const door = path.join(root, 'components/testing/server-actions.ts')
  return {
    name: 'next-files',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('/node_modules/')) return null
      if (/^\s*['"]use server['"]/.test(code)) {
        const stubs = namesIn(code, exported).map(
          (name) => `export const ${name} = (...args) => callAction('${name}', args)`,
        )
        return { code: [`import { callAction } from '${door}'`, ...stubs].join('\n'), map: null }
      }
      if (!/\.tsx$/.test(id) || /\.test\.tsx$|\/testing\//.test(id) || /^\s*['"]use client['"]/.test(code)) return null
      const marks = namesIn(code, component).map((name) => `Object.assign(${name}, { onServer: true })`)
      return { code: [code, ...marks].join('\n'), map: null }
    },
  }
}

/** @param {string} code @param {RegExp} pattern */
function namesIn(code, pattern) {
  return [...code.matchAll(pattern)].map((match) => match[1])
}
