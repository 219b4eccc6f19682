import { measure } from './measures'
import type { Template } from './template'

/** Vacancies, applications and a reserve of candidates. */
export const recruitment: Template = {
  slug: 'recruitment',
  title: { en: 'Recruitment', nl: 'Werving en selectie', fr: 'Recrutement et sélection' },
  summary: {
    en: 'Applications, interviews and, with consent, a reserve of candidates.',
    nl: 'Sollicitaties, gesprekken en, met toestemming, een wervingsreserve.',
    fr: 'Candidatures, entretiens et, avec consentement, une réserve de candidats.',
  },
  description: {
    en: 'Receiving applications, talking with candidates and choosing. Only what matters for the job is asked; the private life of candidates is respected (CBA no. 38).',
    nl: 'Sollicitaties ontvangen, met kandidaten praten en kiezen. Alleen wat voor de functie telt, wordt gevraagd; het privéleven van kandidaten wordt geëerbiedigd (CAO nr. 38).',
    fr: 'Recevoir les candidatures, rencontrer les candidats et choisir. Seul ce qui compte pour la fonction est demandé ; la vie privée des candidats est respectée (CCT n° 38).',
  },
  businessProcess: { en: 'Personnel', nl: 'Personeel', fr: 'Personnel' },
  ruleReference: {
    en: 'Collective bargaining agreement no. 38 of 6 December 1983',
    nl: 'CAO nr. 38 van 6 december 1983',
    fr: 'CCT n° 38 du 6 décembre 1983',
  },
  peopleCategories: ['applicant'],
  dataCategories: [
    'identity_name',
    'contact_private',
    'education',
    'employment_history',
    'performance_evaluation',
    'communication_content',
  ],
  recipients: [
    {
      kind: 'internal_department',
      name: {
        en: 'People who talk with the candidates',
        nl: 'Wie met de kandidaten praat',
        fr: 'Personnes qui rencontrent les candidats',
      },
    },
    {
      kind: 'independent_controller',
      name: {
        en: 'Recruitment agency, where one is used (name it; verify its role)',
        nl: 'Rekruteringskantoor, als er een is (noem het; kijk de rol na)',
        fr: 'Bureau de recrutement, le cas échéant (à nommer ; vérifiez son rôle)',
      },
    },
    {
      kind: 'processor',
      name: {
        en: 'Job site or application software (name it)',
        nl: 'Jobsite of sollicitatiesoftware (noem ze)',
        fr: 'Site d’emploi ou logiciel de candidature (à nommer)',
      },
    },
  ],
  rightsNotes: {
    en: 'Candidates are told in the vacancy what is kept, how long, and where they can ask. References are asked only after telling the candidate.',
    nl: 'Kandidaten lezen in de vacature wat bewaard wordt, hoelang, en waar zij terechtkunnen. Referenties worden pas gevraagd nadat de kandidaat het weet.',
    fr: 'Les candidats lisent dans l’offre ce qui est conservé, combien de temps, et à qui s’adresser. Des références ne sont demandées qu’après en avoir averti le candidat.',
  },
  purposes: [
    {
      title: { en: 'Choosing candidates', nl: 'Kandidaten kiezen', fr: 'Choisir des candidats' },
      description: {
        en: 'Steps at the request of the candidate before a contract: reading the application, talking, testing, answering.',
        nl: 'Stappen op vraag van de kandidaat voor er een overeenkomst is: de sollicitatie lezen, praten, testen, antwoorden.',
        fr: 'Démarches à la demande du candidat avant un contrat : lire la candidature, rencontrer, tester, répondre.',
      },
      legalBases: ['b_contract'],
      provisionDuty: 'needed_for_contract',
    },
    {
      title: { en: 'Reserve of candidates', nl: 'Wervingsreserve', fr: 'Réserve de candidats' },
      description: {
        en: 'Keeping the application of somebody who was not chosen, to write to them about a later vacancy.',
        nl: 'De sollicitatie bewaren van wie niet gekozen is, om hen te schrijven over een latere vacature.',
        fr: 'Conserver la candidature d’une personne non retenue, pour lui écrire au sujet d’un poste ultérieur.',
      },
      legalBases: ['a_consent'],
      provisionDuty: 'voluntary',
      withdrawalPath: {
        en: 'A message to the address in the vacancy or in our answer; the application is then deleted.',
        nl: 'Een bericht naar het adres in de vacature of in ons antwoord; de sollicitatie wordt dan gewist.',
        fr: 'Un message à l’adresse indiquée dans l’offre ou dans notre réponse ; la candidature est alors effacée.',
      },
    },
  ],
  retention: [
    {
      title: {
        en: 'Applications that were not chosen',
        nl: 'Sollicitaties die niet gekozen zijn',
        fr: 'Candidatures non retenues',
      },
      dataCategories: [
        'identity_name',
        'contact_private',
        'education',
        'employment_history',
        'performance_evaluation',
        'communication_content',
      ],
      trigger: 'application_closed',
      period: 'P6M',
      action: 'delete',
      basis: 'necessity',
    },
    {
      title: { en: 'Applications in the reserve', nl: 'Sollicitaties in de reserve', fr: 'Candidatures de la réserve' },
      dataCategories: ['identity_name', 'contact_private', 'education', 'employment_history'],
      trigger: 'application_closed',
      period: 'P2Y',
      action: 'delete',
      basis: 'consent',
    },
  ],
  measures: [measure.access, measure.confidentiality, measure.deletion],
}
