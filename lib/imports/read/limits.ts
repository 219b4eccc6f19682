/** What an import may be; more is refused before it costs memory or time. */
export const limits = {
  /** Bytes of a file, and of a text that is pasted. */
  fileBytes: 10 * 1024 * 1024,
  pastedBytes: 900 * 1024,
  /** Bytes of all parts of a zipped table once unpacked, and their number. */
  unpackedBytes: 48 * 1024 * 1024,
  parts: 2_000,
  sheets: 200,
  /** Rows with something in them, over all sheets. */
  rows: 5_000,
  columns: 200,
  /** Cells with something in them, over all sheets. */
  cells: 400_000,
  /** Characters of a cell; one that holds more makes its row wrong, not the file. */
  cellLength: 20_000,
} as const
