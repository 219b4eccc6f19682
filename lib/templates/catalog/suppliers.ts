import { accountant, accountingLaw, invoiceRetention } from './accounts'
import { measure } from './measures'
import type { Template } from './template'

/** Contact persons of suppliers, purchases and their invoices. */
export const suppliers: Template = {
  slug: 'suppliers',
  title: { en: 'Suppliers', nl: 'Leveranciers', fr: 'Fournisseurs' },
  summary: {
    en: 'Contact persons of suppliers, purchase orders, invoices and payment.',
    nl: 'Contactpersonen van leveranciers, aankopen, facturen en betaling.',
    fr: 'Personnes de contact des fournisseurs, achats, factures et paiement.',
  },
  description: {
    en: 'Asking for offers, ordering, receiving, paying and keeping contact with suppliers, among them self-employed people.',
    nl: 'Offertes vragen, bestellen, ontvangen, betalen en contact houden met leveranciers, onder wie zelfstandigen.',
    fr: 'Demander des offres, commander, réceptionner, payer et garder le contact avec les fournisseurs, y compris des indépendants.',
  },
  businessProcess: { en: 'Purchasing', nl: 'Aankoop', fr: 'Achats' },
  peopleCategories: ['supplier_contact', 'contractor_person'],
  dataCategories: ['identity_name', 'contact_business', 'job_function', 'invoice_financial', 'bank_account'],
  recipients: [
    {
      kind: 'processor',
      name: {
        en: 'Supplier of the accounting software (name it)',
        nl: 'Leverancier van de boekhoudsoftware (noem hem)',
        fr: 'Fournisseur du logiciel comptable (à nommer)',
      },
    },
    { kind: 'adviser_court', name: accountant },
    { kind: 'independent_controller', name: { en: 'Bank', nl: 'Bank', fr: 'Banque' } },
    { kind: 'authority', name: { en: 'FPS Finance', nl: 'FOD Financiën', fr: 'SPF Finances' } },
  ],
  purposes: [
    {
      title: { en: 'Buying goods and services', nl: 'Goederen en diensten kopen', fr: 'Acheter des biens et services' },
      description: {
        en: 'Asking for offers, ordering, following up delivery and reaching the right person at the supplier.',
        nl: 'Offertes vragen, bestellen, de levering opvolgen en de juiste persoon bij de leverancier bereiken.',
        fr: 'Demander des offres, commander, suivre la livraison et joindre la bonne personne chez le fournisseur.',
      },
      legalBases: ['b_contract', 'f_legitimate_interest'],
      provisionDuty: 'needed_for_contract',
      legitimateInterest: {
        en: 'Reaching the contact persons of companies that supply us: the contract is with their company, not with them.',
        nl: 'De contactpersonen bereiken van bedrijven die ons leveren: de overeenkomst is met hun bedrijf, niet met hen.',
        fr: 'Joindre les personnes de contact des sociétés qui nous fournissent : le contrat lie leur société, pas elles.',
      },
    },
    {
      title: {
        en: 'Purchase invoices and payment',
        nl: 'Aankoopfacturen en betaling',
        fr: 'Factures d’achat et paiement',
      },
      description: {
        en: 'Checking, booking, paying and keeping purchase invoices.',
        nl: 'Aankoopfacturen controleren, boeken, betalen en bewaren.',
        fr: 'Vérifier, comptabiliser, payer et conserver les factures d’achat.',
      },
      legalBases: ['b_contract', 'c_legal_obligation'],
      provisionDuty: 'statutory',
      lawReference: accountingLaw,
    },
  ],
  retention: [
    invoiceRetention,
    {
      title: {
        en: 'Contact persons of suppliers',
        nl: 'Contactpersonen van leveranciers',
        fr: 'Personnes de contact des fournisseurs',
      },
      dataCategories: ['identity_name', 'contact_business', 'job_function'],
      trigger: 'last_interaction',
      period: 'P2Y',
      action: 'review',
      basis: 'necessity',
    },
  ],
  measures: [measure.access, measure.mfa, measure.backup],
}
