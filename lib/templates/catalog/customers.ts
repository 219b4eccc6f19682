import { accountant, accountingLaw, invoiceRetention } from './accounts'
import { measure } from './measures'
import type { Template } from './template'

/** Orders, deliveries, invoices and claims of customers. */
export const customers: Template = {
  slug: 'customers',
  title: {
    en: 'Customers: orders and invoices',
    nl: 'Klanten: bestellingen en facturen',
    fr: 'Clients : commandes et factures',
  },
  summary: {
    en: 'Orders, deliveries, invoices, payment and complaints of customers.',
    nl: 'Bestellingen, leveringen, facturen, betaling en klachten van klanten.',
    fr: 'Commandes, livraisons, factures, paiement et réclamations des clients.',
  },
  description: {
    en: 'Taking orders, delivering, invoicing, following up payment and answering complaints. Contact persons of companies are people too: their data are personal data.',
    nl: 'Bestellingen aannemen, leveren, factureren, de betaling opvolgen en klachten beantwoorden. Ook contactpersonen van bedrijven zijn personen: hun gegevens zijn persoonsgegevens.',
    fr: 'Prendre les commandes, livrer, facturer, suivre le paiement et répondre aux réclamations. Les personnes de contact des sociétés sont aussi des personnes : leurs données sont des données à caractère personnel.',
  },
  businessProcess: { en: 'Sales', nl: 'Verkoop', fr: 'Vente' },
  peopleCategories: ['customer_contact', 'client', 'invoice_recipient'],
  dataCategories: [
    'identity_name',
    'contact_business',
    'contact_private',
    'purchase_history',
    'invoice_financial',
    'bank_account',
    'communication_content',
  ],
  recipients: [
    {
      kind: 'processor',
      name: {
        en: 'Supplier of the sales and invoicing software (name it)',
        nl: 'Leverancier van de verkoop- en facturatiesoftware (noem hem)',
        fr: 'Fournisseur du logiciel de vente et de facturation (à nommer)',
      },
    },
    {
      kind: 'processor',
      name: {
        en: 'Peppol access point for electronic invoices (name it)',
        nl: 'Peppol-toegangspunt voor elektronische facturen (noem het)',
        fr: 'Point d’accès Peppol pour les factures électroniques (à nommer)',
      },
    },
    {
      kind: 'independent_controller',
      name: { en: 'Carrier or postal service', nl: 'Vervoerder of postdienst', fr: 'Transporteur ou service postal' },
    },
    { kind: 'independent_controller', name: { en: 'Bank', nl: 'Bank', fr: 'Banque' } },
    { kind: 'adviser_court', name: accountant },
    { kind: 'authority', name: { en: 'FPS Finance', nl: 'FOD Financiën', fr: 'SPF Finances' } },
  ],
  purposes: [
    {
      title: { en: 'Orders and delivery', nl: 'Bestellingen en levering', fr: 'Commandes et livraison' },
      description: {
        en: 'Making the offer that a customer asks for, taking the order, delivering it and answering questions about it.',
        nl: 'De offerte maken die een klant vraagt, de bestelling aannemen, leveren en vragen erover beantwoorden.',
        fr: 'Établir l’offre qu’un client demande, prendre la commande, la livrer et répondre aux questions à ce sujet.',
      },
      legalBases: ['b_contract'],
      provisionDuty: 'needed_for_contract',
    },
    {
      title: {
        en: 'Sales invoices and accounts',
        nl: 'Verkoopfacturen en boekhouding',
        fr: 'Factures de vente et comptabilité',
      },
      description: {
        en: 'Making, sending, booking and keeping invoices, and declaring VAT.',
        nl: 'Facturen maken, versturen, boeken en bewaren, en btw aangeven.',
        fr: 'Établir, envoyer, comptabiliser et conserver les factures, et déclarer la TVA.',
      },
      legalBases: ['c_legal_obligation'],
      provisionDuty: 'statutory',
      lawReference: accountingLaw,
    },
    {
      title: {
        en: 'Payment and claims of customers',
        nl: 'Betaling en geschillen met klanten',
        fr: 'Paiement et litiges clients',
      },
      description: {
        en: 'Reminding of unpaid invoices, handling complaints, and proving what was agreed.',
        nl: 'Aan onbetaalde facturen herinneren, klachten behandelen, en bewijzen wat afgesproken is.',
        fr: 'Rappeler les factures impayées, traiter les réclamations, et prouver ce qui a été convenu.',
      },
      legalBases: ['f_legitimate_interest'],
      provisionDuty: 'voluntary',
      legitimateInterest: {
        en: 'Being paid for what was delivered, and being able to defend ourselves in a dispute.',
        nl: 'Betaald worden voor wat geleverd is, en ons kunnen verdedigen in een geschil.',
        fr: 'Être payés pour ce qui a été livré, et pouvoir nous défendre en cas de litige.',
      },
    },
  ],
  retention: [
    invoiceRetention,
    {
      title: { en: 'Customer file', nl: 'Klantendossier', fr: 'Dossier client' },
      dataCategories: [
        'identity_name',
        'contact_business',
        'contact_private',
        'purchase_history',
        'communication_content',
      ],
      trigger: 'contract_end',
      period: 'P10Y',
      action: 'delete',
      basis: 'limitation_period',
    },
  ],
  measures: [measure.access, measure.mfa, measure.transit, measure.suppliers, measure.backup],
}
