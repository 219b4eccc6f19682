import type { RetentionProposal, Words } from './template'

/** The rule that sales and purchases share: invoices belong to the accounts, whoever sent them. */
export const invoiceRetention: RetentionProposal = {
  title: { en: 'Invoices and accounts', nl: 'Facturen en boekhouding', fr: 'Factures et comptabilité' },
  dataCategories: ['identity_name', 'invoice_financial', 'bank_account'],
  trigger: 'financial_year_end_be',
  period: 'P10Y',
  action: 'delete',
  basis: 'law',
  lawReference: {
    en: 'Code of Economic Law, Book III (7 years); VAT Code and Income Tax Code 1992 (10 years since 2023). Verify.',
    nl: 'Wetboek van economisch recht, boek III (7 jaar); btw-wetboek en Wetboek van de inkomstenbelastingen 1992 (10 jaar sinds 2023). Na te kijken.',
    fr: 'Code de droit économique, livre III (7 ans) ; Code de la TVA et Code des impôts sur les revenus 1992 (10 ans depuis 2023). À vérifier.',
  },
}

/** The law that asks for accounts and invoices. */
export const accountingLaw: Words = {
  en: 'Code of Economic Law, Book III (accounts); VAT Code. Verify the articles.',
  nl: 'Wetboek van economisch recht, boek III (boekhouding); btw-wetboek. Kijk de artikelen na.',
  fr: 'Code de droit économique, livre III (comptabilité) ; Code de la TVA. Vérifiez les articles.',
}

export const accountant: Words = {
  en: 'Accountant (verify the role: processor or controller)',
  nl: 'Boekhouder of accountant (kijk de rol na: verwerker of verantwoordelijke)',
  fr: 'Comptable (vérifiez le rôle : sous-traitant ou responsable)',
}
