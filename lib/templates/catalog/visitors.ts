import { measure } from './measures'
import type { Template } from './template'

/** The list of visitors at the door. */
export const visitors: Template = {
  slug: 'visitors',
  title: { en: 'Visitors', nl: 'Bezoekers', fr: 'Visiteurs' },
  summary: {
    en: 'Who comes to visit, whom, and who is in the building.',
    nl: 'Wie op bezoek komt, bij wie, en wie in het gebouw is.',
    fr: 'Qui vient en visite, chez qui, et qui se trouve dans le bâtiment.',
  },
  description: {
    en: 'Noting name, company, host and times of a visit. Each visitor writes or says only the own data: no list that shows earlier visitors. No copy of an identity card is made.',
    nl: 'Naam, bedrijf, gastheer en uren van een bezoek noteren. Elke bezoeker geeft alleen de eigen gegevens: geen lijst waarop eerdere bezoekers te lezen staan. Er wordt geen kopie van een identiteitskaart gemaakt.',
    fr: 'Noter le nom, la société, la personne visitée et les heures d’une visite. Chaque visiteur ne donne que ses propres données : pas de liste qui montre les visiteurs précédents. Aucune copie de carte d’identité n’est faite.',
  },
  businessProcess: { en: 'Reception', nl: 'Onthaal', fr: 'Accueil' },
  peopleCategories: ['customer_contact', 'supplier_contact', 'applicant', 'other'],
  dataCategories: ['identity_name', 'contact_business'],
  recipients: [
    {
      kind: 'internal_department',
      name: {
        en: 'Reception and the person visited',
        nl: 'Onthaal en de bezochte persoon',
        fr: 'Accueil et personne visitée',
      },
    },
  ],
  purposes: [
    {
      title: {
        en: 'Receiving visitors safely',
        nl: 'Bezoekers veilig ontvangen',
        fr: 'Accueillir les visiteurs en sécurité',
      },
      description: {
        en: 'Telling the host, giving a badge, and knowing who is in the building when it must be left.',
        nl: 'De gastheer verwittigen, een badge geven, en weten wie in het gebouw is als het ontruimd moet worden.',
        fr: 'Prévenir la personne visitée, remettre un badge, et savoir qui est dans le bâtiment en cas d’évacuation.',
      },
      legalBases: ['f_legitimate_interest'],
      provisionDuty: 'voluntary',
      legitimateInterest: {
        en: 'The safety of people and goods in the building, also during an evacuation.',
        nl: 'De veiligheid van mensen en goederen in het gebouw, ook bij een ontruiming.',
        fr: 'La sécurité des personnes et des biens dans le bâtiment, y compris lors d’une évacuation.',
      },
    },
  ],
  retention: [
    {
      title: { en: 'List of visitors', nl: 'Bezoekerslijst', fr: 'Liste des visiteurs' },
      dataCategories: ['identity_name', 'contact_business'],
      trigger: 'collection',
      period: 'P1M',
      action: 'delete',
      basis: 'necessity',
    },
  ],
  measures: [measure.physical, measure.access, measure.deletion],
}
