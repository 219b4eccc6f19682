export const extractFormats = ['pdf', 'docx', 'json', 'csv'] as const
export type ExtractFormat = (typeof extractFormats)[number]

/** in_force: the versions in force; working_copies: every record that is not retired, as it stands. */
export const extractScopes = ['in_force', 'working_copies'] as const
export type ExtractScope = (typeof extractScopes)[number]
