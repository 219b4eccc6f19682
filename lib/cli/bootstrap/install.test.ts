import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureInstalled, missingPackages } from './install.mjs'

type Locked = {
  resolved?: string
  optional?: boolean
  optionalDependencies?: Record<string, string>
  engines?: { node?: string }
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

describe('what is missing', () => {
  const wanted = {
    '': {},
    'node_modules/pg': { version: '2.0.0' },
    'node_modules/vitest': { version: '4.0.0', dev: true },
    'node_modules/playwright': { version: '1.0.0', devOptional: true },
    'node_modules/for-another-machine': { version: '1.0.0', optional: true },
  }

  it.each([
    ['nothing installed, to run', {}, false, ['node_modules/pg']],
    ['nothing installed, to test', {}, true, ['node_modules/pg', 'node_modules/vitest', 'node_modules/playwright']],
    ['another version', { 'node_modules/pg': { version: '1.0.0' } }, false, ['node_modules/pg']],
    ['all that running needs', { 'node_modules/pg': { version: '2.0.0' } }, false, []],
  ])('%s', (_case, installed, withTools, missing) => {
    expect(missingPackages(wanted, installed, withTools)).toEqual(missing)
  })
})

describe('a start after package.json was changed by hand', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-install-'))
    for (const file of ['package.json', 'package-lock.json']) cpSync(file, path.join(folder, file))
    mkdirSync(path.join(folder, 'node_modules'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.each([
    ['another version', { pg: '8.0.0' }, 'pg'],
    ['a package more', { 'left-pad': '1.3.0' }, 'left-pad'],
    ['a package less', { zod: undefined }, 'zod'],
  ])('%s is refused with what to do, and nothing is removed', async (_case, change, named) => {
    const manifest = read(path.join(folder, 'package.json'))
    const changed = { ...manifest, dependencies: { ...manifest.dependencies, ...change } }
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(changed))
    await expect(ensureInstalled(folder)).rejects.toThrow(`do not agree on ${named}. Run "npm install" once`)
    expect(existsSync(path.join(folder, 'node_modules'))).toBe(true)
  })
})

describe('the lock file', () => {
  const { packages } = read('package-lock.json') as {
    packages: Record<string, Locked>
  }

  it('asks for no newer Node.js than 20.19', () => {
    const accepts = (range: string) =>
      range.split('||').some((part) => {
        const [, sign, major, minor = '0'] = /^\s*(>=|\^)?\s*(\d+)(?:\.(\d+))?/.exec(part) ?? []
        if (!major) return false
        return Number(major) === 20 ? Number(minor) <= 19 : Number(major) < 20 && sign === '>='
      })
    const tooNew = Object.entries(packages)
      .filter(([, { optional }]) => !optional)
      .map(([name, { engines }]) => `${name} ${engines?.node ?? '>=0'}`)
      .filter((line) => !accepts(line.slice(line.indexOf(' ') + 1)))
    expect(tooNew).toEqual([])
  })

  it('names no registry', () => {
    expect(Object.keys(packages).filter((name) => packages[name]?.resolved)).toEqual([])
  })

  it.each(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'])(
    'has the programs for %s',
    (machine) => {
      const names = Object.keys(packages).filter((name) => name.includes(machine))
      for (const program of [
        '@next/swc',
        '@esbuild/',
        '@tailwindcss/oxide',
        '@node-rs/argon2',
        'typst-ts-node-compiler',
      ]) {
        expect(names.filter((name) => name.includes(program))).not.toEqual([])
      }
    },
  )

  it('has every package that another one asks for, for whatever machine', () => {
    const asked = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ from, name })),
    )
    const homes = (from: string) =>
      from.split('/node_modules/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'))
    const absent = asked.filter(
      ({ from, name }) =>
        !packages[`node_modules/${name}`] && !homes(from).some((home) => packages[`${home}/node_modules/${name}`]),
    )
    expect(absent).toEqual([])
  })
})
