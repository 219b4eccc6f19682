import { measure } from './measures'
import type { Template } from './template'

/** An e-mail newsletter with consent and a list of people who no longer want it. */
export const newsletter: Template = {
  slug: 'newsletter',
  title: { en: 'Newsletter', nl: 'Nieuwsbrief', fr: 'Lettre d’information' },
  summary: {
    en: 'E-mail newsletters to people who subscribed, and who unsubscribed.',
    nl: 'Nieuwsbrieven per e-mail aan wie inschreef, en wie uitschreef.',
    fr: 'Lettres d’information par e-mail aux abonnés, et désinscriptions.',
  },
  description: {
    en: 'Keeping the list of subscribers with the proof of their consent (when, how, which words), sending the newsletter, and respecting who unsubscribes.',
    nl: 'De lijst van abonnees bijhouden met het bewijs van hun toestemming (wanneer, hoe, welke woorden), de nieuwsbrief versturen, en respecteren wie uitschrijft.',
    fr: 'Tenir la liste des abonnés avec la preuve de leur consentement (quand, comment, quels termes), envoyer la lettre, et respecter les désinscriptions.',
  },
  businessProcess: { en: 'Marketing', nl: 'Marketing', fr: 'Marketing' },
  ruleReference: {
    en: 'Code of Economic Law, art. XII.13; Royal Decree of 4 April 2003. Verify.',
    nl: 'Wetboek van economisch recht, art. XII.13; KB van 4 april 2003. Na te kijken.',
    fr: 'Code de droit économique, art. XII.13 ; AR du 4 avril 2003. À vérifier.',
  },
  peopleCategories: ['newsletter_subscriber', 'customer_contact'],
  dataCategories: [
    'identity_name',
    'contact_business',
    'contact_private',
    'preferences_interests',
    'marketing_interaction',
  ],
  recipients: [
    {
      kind: 'processor',
      name: {
        en: 'Supplier of the newsletter tool (name it; check its country)',
        nl: 'Leverancier van de nieuwsbriefsoftware (noem hem; kijk het land na)',
        fr: 'Fournisseur de l’outil d’envoi (à nommer ; vérifiez le pays)',
      },
    },
  ],
  rightsNotes: {
    en: 'Objecting to direct marketing is an absolute right (Art. 21(2) and (3)): it is executed at once, whatever the basis.',
    nl: 'Bezwaar tegen direct marketing is een absoluut recht (art. 21, leden 2 en 3): het wordt meteen uitgevoerd, wat de rechtsgrond ook is.',
    fr: 'S’opposer à la prospection est un droit absolu (art. 21, §§ 2 et 3) : il est exécuté immédiatement, quelle que soit la base juridique.',
  },
  purposes: [
    {
      title: { en: 'Sending the newsletter', nl: 'De nieuwsbrief versturen', fr: 'Envoyer la lettre d’information' },
      description: {
        en: 'Sending news and offers by e-mail to people who asked for it. Sending to own customers without consent is possible only within the exception of the Royal Decree of 4 April 2003: verify before using it.',
        nl: 'Nieuws en aanbiedingen per e-mail sturen aan wie erom vroeg. Zonder toestemming versturen aan eigen klanten kan alleen binnen de uitzondering van het KB van 4 april 2003: kijk dat eerst na.',
        fr: 'Envoyer des nouvelles et offres par e-mail aux personnes qui l’ont demandé. L’envoi sans consentement à ses propres clients n’est possible que dans l’exception de l’AR du 4 avril 2003 : à vérifier avant usage.',
      },
      legalBases: ['a_consent'],
      provisionDuty: 'voluntary',
      withdrawalPath: {
        en: 'The unsubscribe link in every newsletter, or a message to us.',
        nl: 'De uitschrijflink in elke nieuwsbrief, of een bericht aan ons.',
        fr: 'Le lien de désinscription dans chaque lettre, ou un message à notre adresse.',
      },
    },
    {
      title: {
        en: 'Respecting who wants no more advertising',
        nl: 'Respecteren wie geen reclame meer wil',
        fr: 'Respecter les personnes qui ne veulent plus de publicité',
      },
      description: {
        en: 'Keeping no more than what is needed to never mail somebody again who unsubscribed or objected.',
        nl: 'Niet meer bewaren dan nodig om wie uitschreef of bezwaar maakte nooit meer te mailen.',
        fr: 'Ne conserver que ce qu’il faut pour ne plus jamais écrire à une personne désinscrite ou opposée.',
      },
      legalBases: ['c_legal_obligation'],
      provisionDuty: 'statutory',
      lawReference: {
        en: 'GDPR, Art. 21(3); Code of Economic Law, art. XII.13. Verify.',
        nl: 'AVG, art. 21, lid 3; Wetboek van economisch recht, art. XII.13. Na te kijken.',
        fr: 'RGPD, art. 21, § 3 ; Code de droit économique, art. XII.13. À vérifier.',
      },
    },
  ],
  retention: [
    {
      title: { en: 'Subscribers', nl: 'Abonnees', fr: 'Abonnés' },
      dataCategories: ['identity_name', 'contact_business', 'contact_private', 'preferences_interests'],
      trigger: 'unsubscribe',
      period: 'P0D',
      action: 'delete',
      basis: 'consent',
    },
    {
      title: { en: 'Suppression list', nl: 'Lijst van wie niet meer gemaild wordt', fr: 'Liste d’opposition' },
      dataCategories: ['contact_business', 'contact_private'],
      trigger: 'unsubscribe',
      criterion: {
        en: 'As long as newsletters are sent; only a hash of the address is kept.',
        nl: 'Zolang er nieuwsbrieven verstuurd worden; alleen een hash van het adres blijft bewaard.',
        fr: 'Tant que des lettres sont envoyées ; seule une empreinte (hash) de l’adresse est conservée.',
      },
      action: 'suppress_only',
      basis: 'law',
      lawReference: { en: 'GDPR, Art. 21(3)', nl: 'AVG, art. 21, lid 3', fr: 'RGPD, art. 21, § 3' },
    },
    {
      title: { en: 'Opens and clicks', nl: 'Openen en klikken', fr: 'Ouvertures et clics' },
      dataCategories: ['marketing_interaction'],
      trigger: 'collection',
      period: 'P13M',
      action: 'anonymise',
      basis: 'consent',
    },
  ],
  measures: [measure.access, measure.mfa, measure.suppliers],
}
