type Operator = (args: readonly string[]) => Promise<number>

/** Loaded only when called: `deadline` needs no database and no settings. */
const commands: Record<string, () => Promise<Operator>> = {
  deadline: async () => {
    const { runDeadline } = await import('./deadline')
    return (args) => runDeadline(args, process.stdin.isTTY ? null : process.stdin.setEncoding('utf8'), writeLine)
  },
  user: async () => {
    const [{ user }, { withDatabase }] = await Promise.all([import('./operator/user'), import('./operator/store')])
    return (args) => (args.length === 0 ? user(args) : withDatabase(() => user(args)))
  },
  audit: async () => {
    const [{ runAudit }, { withDatabase }] = await Promise.all([import('./audit-verify'), import('./operator/store')])
    return (args) => runAudit(args, withDatabase)
  },
  backup: async () => (await import('./operator/backup')).backup,
  restore: async () => (await import('./operator/backup')).restore,
  doctor: async () => (await import('./operator/doctor')).doctor,
}

const later = ['token', 'import', 'export']

/** `npm run -s dertig -- <command>`: the operator's door. Answers are JSON lines. */
export async function dertig(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  const load = commands[name]
  if (load) return (await load())(rest)
  if (later.includes(name)) {
    console.error(`"${name}" is not in this version.`)
    return 2
  }
  console.error(
    `Commands: ${[...Object.keys(commands), ...later.map((word) => `${word} (not in this version)`)].join(', ')}.`,
  )
  return 2
}

function writeLine(line: string): void {
  process.stdout.write(`${line}\n`)
}
