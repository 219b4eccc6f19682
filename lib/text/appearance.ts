/** Choices about the look, kept in cookies so that they work signed out. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const themeCookie = 'dertig-theme'

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]
export const densityCookie = 'dertig-density'

/** Whether single keys act in tables (WCAG 2.1.4). */
export const keysCookie = 'dertig-keys'

/** The theme as a closed value; what the device prefers when nothing was chosen. */
export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** The row height as a closed value. */
export function densityOf(value: string | undefined): Density {
  return densities.find((density) => density === value) ?? 'comfortable'
}

/** On unless somebody switched them off. */
export function keysOf(value: string | undefined): 'on' | 'off' {
  return value === 'off' ? 'off' : 'on'
}
