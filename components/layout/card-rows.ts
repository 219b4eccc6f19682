/** Classes that turn the rows of a plain table into cards on a phone; each cell then says its column by `data-label`. */
export const cardRows = {
  table: 'phone:block',
  head: 'phone:sr-only',
  body: 'phone:block',
  row: 'phone:grid phone:grid-cols-[minmax(0,1fr)] phone:gap-2 phone:border-b phone:border-hairline phone:p-4 phone:last:border-b-0',
  /** The heading of the row. */
  title: 'phone:block phone:max-w-none phone:border-0 phone:p-0',
  cell: 'phone:grid phone:min-w-0 phone:grid-cols-[7rem_minmax(0,1fr)] phone:justify-items-start phone:gap-2 phone:border-0 phone:p-0 phone:before:text-sm phone:before:text-muted phone:before:content-[attr(data-label)]',
} as const
