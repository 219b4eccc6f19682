// Loaded before `follow.ts`: what Next gives to a request, so that a door can be opened in a plain process.
const Module = require('node:module')
const path = require('node:path')

const root = path.resolve(__dirname, '../../..')
const request = { headers: new Headers(), cookies: new Map() }
globalThis.followedRequest = request

/** Module → what stands in for it. */
const instead = {
  'server-only': path.join(root, 'node_modules/server-only/empty.js'),
  'next/headers': path.join(__dirname, 'request.cjs'),
  'next-intl/server': path.join(root, 'node_modules/next-intl/dist/esm/production/server.react-server.js'),
  'next-intl/config': path.join(root, 'lib/registers/request.ts'),
}

const resolve = Module._resolveFilename
Module._resolveFilename = function (name, ...rest) {
  return resolve.call(this, Object.hasOwn(instead, name) ? instead[name] : name, ...rest)
}
