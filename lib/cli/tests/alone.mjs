import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What stays in a process when a test file is done, although its set-up puts back settings, clocks and folders: modules put in the
 * place of others, doors; and what a file says of itself with "Alone:" and why.
 */
const changing = /\bvi\.(mock|doMock|resetModules|hoisted)\(|\bnoteIncomingRequests\(|\/\/ Alone:/

/**
 * The test files that change what their process holds, as paths from the root: each needs a process of its own. Those of
 * pages in a browser are not among them.
 * @param {string} root folder of the project
 * @param {readonly string[]} folders
 * @returns {string[]}
 */
export function alone(root, folders) {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`))
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /[.]test[.]tsx?$/.test(file) && !file.endsWith('.browser.test.tsx'))
    .filter((file) => changing.test(readFileSync(path.join(root, file), 'utf8')))
}
