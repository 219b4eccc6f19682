/** Where a question stands on the page of its report. */
export const fieldId = (code: string) => `field-${code}`
/** The button that takes what is proposed there. */
export const offerId = (code: string) => `offer-${code}`
