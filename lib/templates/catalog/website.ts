import { measure } from './measures'
import type { Template } from './template'

/** The company website: contact form, cookies, security. */
export const website: Template = {
  slug: 'website',
  title: { en: 'Website', nl: 'Website', fr: 'Site web' },
  summary: {
    en: 'Contact form, cookies, and the running and security of the site.',
    nl: 'Contactformulier, cookies, en werking en beveiliging van de site.',
    fr: 'Formulaire de contact, cookies, fonctionnement et sécurité du site.',
  },
  description: {
    en: 'Running the website, answering messages from the contact form, and measuring visits where visitors agree. List every cookie and script with its purpose and life in the cookie statement.',
    nl: 'De website laten werken, berichten uit het contactformulier beantwoorden, en bezoeken meten waar bezoekers ermee instemmen. Som elke cookie en elk script met doel en levensduur op in de cookieverklaring.',
    fr: 'Faire fonctionner le site, répondre aux messages du formulaire de contact, et mesurer les visites lorsque les visiteurs l’acceptent. Énumérez chaque cookie et chaque script avec sa finalité et sa durée dans la déclaration cookies.',
  },
  businessProcess: { en: 'Communication', nl: 'Communicatie', fr: 'Communication' },
  ruleReference: {
    en: 'Law of 30 July 2018, art. 10/2 (cookies). Verify.',
    nl: 'Wet van 30 juli 2018, art. 10/2 (cookies). Na te kijken.',
    fr: 'Loi du 30 juillet 2018, art. 10/2 (cookies). À vérifier.',
  },
  peopleCategories: ['website_visitor', 'prospect', 'customer_contact'],
  dataCategories: [
    'identity_name',
    'contact_business',
    'contact_private',
    'communication_content',
    'online_identifiers',
    'browsing_cookies',
  ],
  recipients: [
    {
      kind: 'processor',
      name: {
        en: 'Host of the website (name it)',
        nl: 'Host van de website (noem hem)',
        fr: 'Hébergeur du site (à nommer)',
      },
    },
    {
      kind: 'processor',
      name: {
        en: 'Supplier of visit measurement, if any (name it; check its country)',
        nl: 'Leverancier van bezoekmeting, als die er is (noem hem; kijk het land na)',
        fr: 'Fournisseur de mesure d’audience, le cas échéant (à nommer ; vérifiez le pays)',
      },
    },
  ],
  purposes: [
    {
      title: {
        en: 'Answering messages from the contact form',
        nl: 'Berichten uit het contactformulier beantwoorden',
        fr: 'Répondre aux messages du formulaire de contact',
      },
      description: {
        en: 'Reading and answering what somebody asks through the form, and nothing else: no newsletter follows from it.',
        nl: 'Lezen en beantwoorden wat iemand via het formulier vraagt, en niets anders: er volgt geen nieuwsbrief uit.',
        fr: 'Lire et répondre à ce qu’une personne demande par le formulaire, et rien d’autre : aucune lettre d’information n’en découle.',
      },
      legalBases: ['b_contract', 'f_legitimate_interest'],
      provisionDuty: 'voluntary',
      legitimateInterest: {
        en: 'Answering people who ask us something, also when no contract is in sight.',
        nl: 'Mensen antwoorden die ons iets vragen, ook als er geen overeenkomst in zicht is.',
        fr: 'Répondre aux personnes qui nous demandent quelque chose, même sans contrat en vue.',
      },
    },
    {
      title: {
        en: 'Running and securing the website',
        nl: 'De website laten werken en beveiligen',
        fr: 'Faire fonctionner et sécuriser le site',
      },
      description: {
        en: 'Delivering the pages, keeping technical logs, and keeping out abuse. Cookies that are strictly needed for it.',
        nl: 'De pagina’s leveren, technische logs bijhouden en misbruik weren. Cookies die daar strikt nodig voor zijn.',
        fr: 'Fournir les pages, tenir des journaux techniques et empêcher les abus. Cookies strictement nécessaires à cet effet.',
      },
      legalBases: ['f_legitimate_interest'],
      provisionDuty: 'voluntary',
      legitimateInterest: {
        en: 'A website that works and is safe for its visitors and for us.',
        nl: 'Een website die werkt en veilig is voor bezoekers en voor ons.',
        fr: 'Un site qui fonctionne et qui est sûr pour ses visiteurs et pour nous.',
      },
    },
    {
      title: {
        en: 'Measuring visits with cookies',
        nl: 'Bezoeken meten met cookies',
        fr: 'Mesurer les visites avec des cookies',
      },
      description: {
        en: 'Counting visits and clicks with cookies that are not needed to show the site. Nothing is placed before the visitor agrees.',
        nl: 'Bezoeken en klikken tellen met cookies die niet nodig zijn om de site te tonen. Er wordt niets geplaatst voor de bezoeker instemt.',
        fr: 'Compter les visites et les clics avec des cookies qui ne sont pas nécessaires pour afficher le site. Rien n’est placé avant l’accord du visiteur.',
      },
      legalBases: ['a_consent'],
      provisionDuty: 'voluntary',
      withdrawalPath: {
        en: 'The cookie settings, reachable from every page; refusing is as easy as accepting.',
        nl: 'De cookie-instellingen, bereikbaar vanop elke pagina; weigeren is even makkelijk als aanvaarden.',
        fr: 'Les paramètres des cookies, accessibles depuis chaque page ; refuser est aussi facile qu’accepter.',
      },
    },
  ],
  retention: [
    {
      title: {
        en: 'Messages from the contact form',
        nl: 'Berichten uit het contactformulier',
        fr: 'Messages du formulaire de contact',
      },
      dataCategories: ['identity_name', 'contact_business', 'contact_private', 'communication_content'],
      trigger: 'case_closed',
      period: 'P1Y',
      action: 'delete',
      basis: 'necessity',
    },
    {
      title: { en: 'Logs of the website', nl: 'Logs van de website', fr: 'Journaux du site' },
      dataCategories: ['online_identifiers'],
      trigger: 'collection',
      period: 'P6M',
      action: 'delete',
      basis: 'necessity',
    },
    {
      title: { en: 'Measurement cookies', nl: 'Meetcookies', fr: 'Cookies de mesure' },
      dataCategories: ['browsing_cookies', 'online_identifiers'],
      trigger: 'collection',
      period: 'P13M',
      action: 'delete',
      basis: 'consent',
    },
  ],
  measures: [measure.hosting, measure.webForm, measure.transit, measure.mfa, measure.suppliers],
}
