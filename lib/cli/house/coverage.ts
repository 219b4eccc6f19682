import { type Debugger, type Profiler, Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export type Followed = { files: string[]; statements: string[] }

/** Runs the work and says which own files had a function run in it, and which statements it sent to the database. */
export async function followed(root: string, work: () => Promise<unknown>): Promise<Followed> {
  const session = new Session()
  session.connect()
  const { statements, restore } = listenToStatements()
  try {
    // Scripts are announced again to a debugger that comes later, so the texts of all of them can be asked for.
    await session.post('Debugger.enable')
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    await session.post('Profiler.takePreciseCoverage')
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const files = new Set<string>()
    for (const script of result) {
      const file = ownFile(root, script.url)
      if (file && (await hasRun(session, script))) files.add(file)
    }
    return { files: [...files].sort(), statements }
  } finally {
    restore()
    session.disconnect()
  }
}

function ownFile(root: string, url: string): string | null {
  const file = url.startsWith('file://') ? fileURLToPath(url) : url
  if (!file.startsWith(`${root}/`)) return null
  const inside = file.slice(root.length + 1)
  const isOwn = /^(lib|components)\//.test(inside) && !/^lib\/(cli|db\/generated)\/|\/testing|[.]json$/.test(inside)
  return isOwn ? inside : null
}

/** True when a function of the file's own ran; loading the file, and the getter of a compiled export, are none. */
async function hasRun(session: Session, script: Profiler.ScriptCoverage): Promise<boolean> {
  const { scriptSource }: Debugger.GetScriptSourceReturnType = await session.post('Debugger.getScriptSource', {
    scriptId: script.scriptId,
  })
  return script.functions.some(({ functionName, ranges: [range] }) => {
    if (!range || range.count === 0 || functionName === '__name') return false
    const isWhole = range.startOffset === 0 && range.endOffset >= scriptSource.length - 1
    const source = scriptSource.slice(range.startOffset, range.endOffset)
    return !isWhole && !/^\(\)\s*=>\s*[\w$]+(\[[\w$]+\])?$/.test(source)
  })
}

/** Every text that goes to the database, without the frame of a transaction. */
function listenToStatements(): { statements: string[]; restore: () => void } {
  const statements: string[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === 'string' ? first : String(Object(first).text ?? '')
    if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)/i.test(text)) statements.push(text)
    return Reflect.apply(query, this, args)
  }
  return {
    statements,
    restore: () => {
      pg.Client.prototype.query = query
    },
  }
}
