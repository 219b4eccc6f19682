/** Where a question stands on the page of its report. */
export const fieldId = (code: string) => `field-${code}`
