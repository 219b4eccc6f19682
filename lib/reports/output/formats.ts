/** Files that a report can be had as. */
export const reportFormats = ['docx', 'pdf', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]
