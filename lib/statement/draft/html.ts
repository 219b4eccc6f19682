import { printable } from '@/lib/files/content'
import { type Draft, type DraftLine, lineText } from './model'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const encoded = (text: string) => printable(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** The draft as a page of its own, without script, style sheet or picture from elsewhere; every text of the register is encoded. */
export function draftHtml({ language, title, sections }: Draft, notes: readonly string[]): string {
  const contents = sections.map(
    ({ key, heading }, at) => `<li><a href="#${key}">${at + 1}. ${encoded(heading)}</a></li>`,
  )
  const parts = sections.map(
    ({ key, heading, lines }, at) =>
      `<section id="${key}">\n<h2>${at + 1}. ${encoded(heading)}</h2>\n${linesHtml(lines)}\n</section>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${encoded(title)}</title>
</head>
<body>
<main>
<h1>${encoded(title)}</h1>
${notes.map((note) => `<p><strong>${encoded(note)}</strong></p>`).join('\n')}
<nav><ul>
${contents.join('\n')}
</ul></nav>
${parts.join('\n')}
</main>
</body>
</html>
`
}

function linesHtml(lines: readonly DraftLine[]): string {
  const out: string[] = []
  let open = false
  for (const line of lines) {
    if (line.kind === 'item' && !open) out.push('<ul>')
    if (line.kind !== 'item' && open) out.push('</ul>')
    open = line.kind === 'item'
    const lang = line.language ? ` lang="${line.language}"` : ''
    const tag = { name: 'h3', text: 'p', item: 'li' }[line.kind]
    out.push(`<${tag}${lang}>${encoded(lineText(line))}</${tag}>`)
  }
  if (open) out.push('</ul>')
  return out.join('\n')
}
