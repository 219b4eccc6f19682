// The figures of the structure, counted from the files: of this tree, or of the one at the folder given.
import { arrowsUpward, knotsOfFolders } from '../checks/directions.mjs'
import { topOf } from '../checks/faces.mjs'
import { lineCount } from '../checks/files.mjs'
import { readHouse, roomsIn } from '../checks/house.mjs'
import { isCode, isTest } from '../checks/order.mjs'

/** Lines to print, each a figure with its goal. Code without tests; a line is a line, empty and comment included. */
export function figuresOf(root) {
  const house = readHouse(root)
  const lines = house.files
    .filter((file) => /^(lib|components|app)\//.test(file) && isCode(file) && !isTest(file))
    .map((file) => ({ file, lines: lineCount(house.text(file)) }))
  const within = (folder) => lines.filter(({ file }) => file.startsWith(`${folder}/`))
  const rooms = [...new Set(house.files.filter((file) => /^lib\/[^/]+\//.test(file)).map((file) => file.split('/')[1]))]
  const shares = rooms
    .map((room) => ({ name: room, size: sum(within(`lib/${room}`)) / sum(within('lib')) }))
    .sort((a, b) => b.size - a.size)
  const loose = roomsIn(house.files)
    .map((room) => ({
      name: room,
      size: topOf(house.files, room).filter((name) => /[.]\w+$/.test(name) && !name.endsWith('.md')).length,
    }))
    .sort((a, b) => b.size - a.size)
  const sizes = lines.map((one) => one.lines).sort((a, b) => a - b)
  const at = (part) => sizes[Math.min(sizes.length - 1, Math.floor(part * sizes.length))]
  const knots = knotsOfFolders(house.imports).map(({ members }) => members)
  const dense = (folder) => ((within(folder).length / sum(within(folder))) * 10_000).toFixed(1)
  return [
    ['rooms of lib', rooms.length, ''],
    ['folders in loops, types included', knots.flat().length, '0', knots.map((one) => one.join(' ')).join(' | ')],
    ['arrows upward', arrowsUpward(house.imports).length, '0'],
    ['largest room, share of lib', `${(shares[0].size * 100).toFixed(1)} % (${shares[0].name})`, '≤ 12 %'],
    ['lines of lib / components / app', ['lib', 'components', 'app'].map((name) => sum(within(name))).join(' / '), ''],
    ['files per 10,000 lines, lib', dense('lib'), '≤ 120'],
    ['files per 10,000 lines, components', dense('components'), '≤ 160'],
    ['length of a file: median / 95th / max', `${at(0.5)} / ${at(0.95)} / ${at(1)}`, '45 to 75, ≤ 250, ≤ 350'],
    ['loose files at the top of a room, most', `${loose[0].size} (${loose[0].name})`, '≤ 12'],
  ]
}

const sum = (files) => files.reduce((all, one) => all + one.lines, 0)
