import type { Sheet } from '../read/sheet'
import { keyOf, wholeKeyOf } from './key'
import type { Table, TableRow } from './table'

/*
 * The simplified register of the French authority (CNIL, 25 July 2019): one sheet for each activity, labels beside values
 * and small tables under headings. Labels as read in public replicas of the fiche [S]; the Word model is not read.
 */

/** How a block is told: one value a label; a list under one column; or a list of which two columns are told apart. */
type Block =
  | { as: 'values' }
  | { as: 'list'; column: string; second?: string; labels?: true }
  | { as: 'rows'; column: string; labels: readonly string[] }

const described = (column: string): Block => ({ as: 'list', column, second: 'Durée de conservation', labels: true })

const blocks: readonly (readonly [start: string, Block])[] = [
  ['description du traitement', { as: 'values' }],
  ['acteurs', { as: 'values' }],
  ['finalite s du traitement', { as: 'list', column: 'Finalités' }],
  ['finalites', { as: 'list', column: 'Finalités' }],
  ['categories de donnees personnelles', described('Catégories de données personnelles concernées')],
  ['donnees sensibles', described('Données sensibles')],
  [
    'categories de personnes concernees',
    { as: 'list', column: 'Catégories de personnes concernées', second: 'Précisions sur les personnes' },
  ],
  ['destinataires', { as: 'rows', column: 'Destinataires', labels: ['Type', 'Précisions'] }],
  ['mesures de securite', { as: 'list', column: 'Mesures de sécurité' }],
  [
    'transferts hors ue',
    { as: 'rows', column: 'Transferts hors UE', labels: ['Destinataire', 'Pays', 'Garanties', 'Documentation'] },
  ],
]

const telling = [
  'nom du traitement',
  'n ref',
  'date de creation du traitement',
  'mise a jour du traitement',
  'finalite principale',
  'responsable du traitement',
  'destinataires',
  'mesures de securite',
]

/** Labels that only number what follows: "Catégorie 1", "Sous-finalité 2". */
const numbered = /^(categorie|destinataire|mesure|organisme|sous finalite|finalite principale)( \d+)?$/
/** Words that fill a model until somebody answers. */
const headings =
  /^(description|duree de conservation|delai d effacement|precisions|type de destinataire|type de mesure de securite|type|destinataire|pays|type de garanties|garanties|documentation|nom|adresse|code postal|ville|telephone|adresse mel|lien vers la documentation)$/

/** Is this sheet such a fiche. */
export function isFiche({ rows }: Sheet): boolean {
  const labels = new Set(rows.flatMap((row) => row.slice(0, 2).map(wholeKeyOf)))
  const count = telling.filter((label) =>
    [...labels].some((one) => one === label || one.startsWith(`${label} `)),
  ).length
  return count >= 4 && rows.length > 8
}

/** The fiches of a file as one table, a row each; a fiche without a name is the model itself and is passed over. */
export function tableOfFiches(sheets: readonly Sheet[]): Table | null {
  const read = sheets.flatMap((sheet) => {
    const values = valuesOf(sheet)
    return values.get('Nom du traitement') ? [{ sheet, values }] : []
  })
  if (read.length === 0) return null
  const columns = [...new Set(read.flatMap(({ values }) => [...values.keys()]))]
  const rows = read.map(
    ({ sheet, values }): TableRow => ({
      sheet: sheet.name,
      number: 1,
      cells: columns.map((column) => values.get(column) ?? ''),
      long: sheet.long.length > 0 ? [0] : [],
    }),
  )
  return { name: 'Fiches', form: 'fiche', columns, rows }
}

function valuesOf({ rows }: Sheet): Map<string, string> {
  const values = new Map<string, string[]>()
  const add = (column: string, text: string) => {
    if (text) values.set(column, [...(values.get(column) ?? []), text])
  }
  let block: Block = { as: 'values' }
  for (const row of rows) {
    const filled = row.map((cell) => cell.trim())
    const at = filled.findIndex(Boolean)
    if (at < 0) continue
    const label = filled[at] ?? ''
    const rest = filled.slice(at + 1)
    const next = blocks.find(([start]) => wholeKeyOf(label).startsWith(start))?.[1]
    if (next && isHeading(rest)) block = next
    else tell(block, label, rest, add)
  }
  return new Map([...values].map(([column, texts]) => [column, texts.join('\n')]))
}

/** The words beside a heading name its columns, or say nothing. */
function isHeading(rest: readonly string[]): boolean {
  return rest.every((cell) => cell === '' || headings.test(keyOf(cell)))
}

function tell(block: Block, label: string, rest: readonly string[], add: (column: string, text: string) => void): void {
  const said = rest.filter(Boolean)
  switch (block.as) {
    case 'values':
      if (said.length > 0 && !isHeading([label])) add(nameOf(label), said.join(', '))
      return
    case 'list': {
      if (said.length === 0) return
      const [first = '', second = ''] = rest
      if (block.labels) {
        add(block.column, label)
        if (first) add(`${block.column}: description`, `${label}: ${first}`)
        if (block.second && second) add(block.second, `${label}: ${second}`)
        addMore(block.column, label, rest.slice(2), add)
        return
      }
      if (block.second) {
        if (first) add(block.column, first)
        if (second) add(block.second, first ? `${first}: ${second}` : second)
        addMore(block.column, label, rest.slice(2), add)
        return
      }
      add(block.column, numbered.test(wholeKeyOf(label)) ? said.join(': ') : `${label}: ${said.join(': ')}`)
      return
    }
    case 'rows': {
      const parts = rest
        .slice(0, block.labels.length)
        .flatMap((cell, n) => (cell ? [`${block.labels[n]}: ${escaped(cell)}`] : []))
      if (parts.length > 0) add(block.column, parts.join(' | '))
      addMore(block.column, label, rest.slice(block.labels.length), add)
    }
  }
}

function addMore(column: string, label: string, cells: readonly string[], add: (column: string, text: string) => void) {
  const said = cells.filter(Boolean)
  if (said.length > 0) add(`${column}: autres`, `${label}: ${said.join(', ')}`)
}

const known: Readonly<Record<string, string>> = { 'nom du traitement': 'Nom du traitement', 'n ref': 'N° / RÉF' }
const nameOf = (label: string) => known[keyOf(label)] ?? label.replace(/\s*:\s*$/, '')
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n')
