import { ensureBrowser } from './browser.mjs'
import { ensureBuild } from './build.mjs'
import { ensureGenerated, ensureRouteTypes } from './generate.mjs'
import { ensureInstalled, ensureTools } from './install.mjs'
import { ensurePrograms } from './programs.mjs'

const steps = {
  install: ensureInstalled,
  tools: ensureTools,
  generate: ensureGenerated,
  types: ensureRouteTypes,
  build: ensureBuild,
  programs: ensurePrograms,
  browser: ensureBrowser,
}

/** Does the named steps in order; each does nothing when it is done already. Returns what they found, e.g. the folder of the build. */
export async function prepare(root, names) {
  const found = {}
  for (const name of names) Object.assign(found, await steps[name](root))
  return found
}
