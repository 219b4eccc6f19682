import type { z } from 'zod'
import { type AuthorityEntry, type AuthorityRegime, authoritySchema } from './entry'

type Given = z.input<typeof authoritySchema>
type Known = Partial<Given> & Pick<Given, 'code' | 'country' | 'names' | 'languages'>

/** An entry from knowledge, to be verified, unless it says otherwise. */
function entry(regimes: AuthorityRegime[], known: Known): AuthorityEntry {
  return authoritySchema.parse({
    ...{ regimes, alsoCalled: [], portal: '', website: '', address: '', phone: '', email: '' },
    ...{ who: {}, card: {}, role: {}, validFrom: null, validUntil: null, successor: null },
    ...{ source: 'From knowledge; not read', certainty: 'verify' },
    ...known,
  })
}
const gdpr = (known: Known) => entry(['gdpr'], known)
/** One of another state: what it is called and where it is found. */
const abroad = (country: string, short: string, name: string, languages: string[], website: string) =>
  gdpr({ code: `${country}_${short}`, country, names: { en: name }, languages, website })

/** The commission of the policy, as texts name it. */
const privacyCommission = [
  ...['Privacy Commission', 'Privacycommissie', 'Privacy-commissie', 'Commission vie privée', 'CBPL', 'CPVP'],
  'Commissie voor de bescherming van de persoonlijke levenssfeer',
  'Commission de la protection de la vie privée',
  'Commission for the protection of privacy',
  'Ausschuss für den Schutz des Privatlebens',
  'privacycommission.be',
]

const belgian: readonly AuthorityEntry[] = [
  gdpr({
    code: 'BE_CBPL',
    country: 'BE',
    names: {
      nl: 'Commissie voor de bescherming van de persoonlijke levenssfeer (Privacycommissie)',
      fr: 'Commission de la protection de la vie privée (CPVP)',
      de: 'Ausschuss für den Schutz des Privatlebens',
      en: 'Commission for the protection of privacy (Privacy Commission)',
    },
    alsoCalled: privacyCommission,
    languages: ['nl', 'fr', 'de'],
    validUntil: '2018-05-24',
    successor: 'BE_GBA',
    source: 'Law of 3 December 2017 establishing the Data Protection Authority',
    certainty: 'secondary',
  }),
  gdpr({
    code: 'BE_GBA',
    country: 'BE',
    names: {
      nl: 'Gegevensbeschermingsautoriteit (GBA)',
      fr: 'Autorité de protection des données (APD)',
      de: 'Datenschutzbehörde (DSB)',
      en: 'Belgian Data Protection Authority (GBA/APD)',
    },
    alsoCalled: ['Gegevensbeschermingsautoriteit', 'Autorité de protection des données'],
    languages: ['nl', 'fr', 'de'],
    portal: 'https://www.gegevensbeschermingsautoriteit.be/',
    website: 'https://www.gegevensbeschermingsautoriteit.be/',
    address: 'Drukpersstraat 35 / Rue de la Presse 35, 1000 Brussel / Bruxelles',
    phone: '+32 2 274 48 00',
    email: 'contact@apd-gba.be',
    who: {
      nl: 'Iemand die de rol van het bedrijf houdt; zonder rol kan deel 1 in nood zonder account.',
      fr: 'Une personne qui détient le rôle de l’entreprise ; sans rôle, la partie 1 se fait en urgence sans compte.',
      de: 'Eine Person mit der Rolle des Unternehmens; ohne Rolle geht Teil 1 im Notfall ohne Konto.',
      en: 'Somebody who holds the company’s role; without it part 1 can be filed without an account in an emergency.',
    },
    card: {
      nl: 'Identiteitskaart (eID) met pincode en kaartlezer, of itsme.',
      fr: 'Carte d’identité (eID) avec code PIN et lecteur, ou itsme.',
      de: 'Personalausweis (eID) mit PIN und Kartenleser, oder itsme.',
      en: 'Identity card (eID) with its PIN and a card reader, or itsme.',
    },
    role: {
      nl: 'De rol van het bedrijf op het portaal (ondernemingsaccount, federale aanmelding).',
      fr: 'Le rôle de l’entreprise sur le portail (compte d’entreprise, identification fédérale).',
      de: 'Die Rolle des Unternehmens im Portal (Unternehmenskonto, föderale Anmeldung).',
      en: 'The company’s role on the portal (company account, federal sign-in).',
    },
    validFrom: '2018-05-25',
    source:
      'Law of 3 December 2017; portal since June 2025. Address, phone and mail were read; portal and what it asks were not',
  }),
  entry(['nis2', 'cra'], {
    code: 'BE_CCB',
    country: 'BE',
    names: {
      nl: 'Centrum voor Cybersecurity België (CCB)',
      fr: 'Centre pour la Cybersécurité Belgique (CCB)',
      de: 'Zentrum für Cybersicherheit Belgien (ZCB)',
      en: 'Centre for Cybersecurity Belgium (CCB)',
    },
    languages: ['nl', 'fr', 'de', 'en'],
    portal: 'https://notif.safeonweb.be/',
    website: 'https://ccb.belgium.be/',
    validFrom: '2014-10-10',
    source: 'Law of 26 April 2024 (NIS2), Art. 34; site of the CCB',
  }),
  entry(['dora'], {
    code: 'BE_FINANCIAL',
    country: 'BE',
    names: {
      nl: 'FSMA of Nationale Bank van België',
      fr: 'FSMA ou Banque nationale de Belgique',
      de: 'FSMA oder Belgische Nationalbank',
      en: 'FSMA or National Bank of Belgium',
    },
    languages: ['nl', 'fr', 'en'],
    website: 'https://www.fsma.be/',
  }),
  entry(['ecommunications'], {
    code: 'BE_TELECOM',
    country: 'BE',
    names: {
      nl: 'Belgisch Instituut voor postdiensten en telecommunicatie (BIPT)',
      fr: 'Institut belge des services postaux et des télécommunications (IBPT)',
      en: 'Belgian Institute for Postal Services and Telecommunications (BIPT)',
    },
    languages: ['nl', 'fr'],
    website: 'https://www.bipt.be/',
  }),
  entry(['cra'], {
    code: 'EU_CSIRT',
    country: 'EU',
    names: {
      nl: 'Gemeenschappelijk meldplatform (ENISA)',
      fr: 'Plateforme unique de signalement (ENISA)',
      de: 'Einheitliche Meldeplattform (ENISA)',
      en: 'Single reporting platform (ENISA)',
    },
    languages: ['en'],
    website: 'https://www.enisa.europa.eu/',
    validFrom: '2026-09-11',
    source: 'Regulation (EU) 2024/2847, Art. 16',
  }),
]

const others: readonly AuthorityEntry[] = [
  gdpr({
    code: 'NL_AP',
    country: 'NL',
    names: { nl: 'Autoriteit Persoonsgegevens (AP)' },
    languages: ['nl'],
    website: 'https://www.autoriteitpersoonsgegevens.nl/',
    portal: 'https://www.autoriteitpersoonsgegevens.nl/',
    alsoCalled: ['College bescherming persoonsgegevens'],
  }),
  gdpr({
    code: 'FR_CNIL',
    country: 'FR',
    names: { fr: 'Commission nationale de l’informatique et des libertés (CNIL)' },
    languages: ['fr'],
    website: 'https://www.cnil.fr/',
    portal: 'https://www.cnil.fr/',
    alsoCalled: ['CNIL'],
  }),
  gdpr({
    code: 'LU_CNPD',
    country: 'LU',
    names: {
      fr: 'Commission nationale pour la protection des données (CNPD)',
      de: 'Nationale Kommission für den Datenschutz (CNPD)',
    },
    languages: ['fr', 'en', 'de'],
    website: 'https://cnpd.public.lu/',
    portal: 'https://cnpd.public.lu/',
    email: 'databreach@cnpd.lu',
  }),
  gdpr({
    code: 'DE_LAND',
    country: 'DE',
    names: {
      nl: 'Toezichthouder van de deelstaat (elke deelstaat heeft er een)',
      fr: 'Autorité du Land (chaque Land a la sienne)',
      de: 'Aufsichtsbehörde des Bundeslandes (jedes hat eine eigene)',
      en: 'Authority of the Land (each has its own)',
    },
    languages: ['de'],
    website: 'https://www.datenschutzkonferenz-online.de/',
  }),
  gdpr({
    code: 'IE_DPC',
    country: 'IE',
    names: { en: 'Data Protection Commission (DPC)' },
    languages: ['en'],
    website: 'https://www.dataprotection.ie/',
    portal: 'https://forms.dataprotection.ie/',
  }),
  gdpr({
    code: 'UK_ICO',
    country: 'GB',
    names: { en: 'Information Commissioner’s Office (ICO)' },
    languages: ['en'],
    website: 'https://ico.org.uk/',
    portal: 'https://ico.org.uk/for-organisations/report-a-breach/',
  }),
  abroad('AT', 'DSB', 'Österreichische Datenschutzbehörde (DSB)', ['de'], 'https://www.dsb.gv.at/'),
  abroad('BG', 'CPDP', 'Commission for Personal Data Protection (CPDP)', ['bg'], 'https://www.cpdp.bg/'),
  abroad('HR', 'AZOP', 'Agencija za zaštitu osobnih podataka (AZOP)', ['hr'], 'https://azop.hr/'),
  abroad('CY', 'CPDP', 'Commissioner for Personal Data Protection', ['el'], 'https://www.dataprotection.gov.cy/'),
  abroad('CZ', 'UOOU', 'Úřad pro ochranu osobních údajů (ÚOOÚ)', ['cs'], 'https://uoou.gov.cz/'),
  abroad('DK', 'DATATILSYNET', 'Datatilsynet', ['da'], 'https://www.datatilsynet.dk/'),
  abroad('EE', 'AKI', 'Andmekaitse Inspektsioon (AKI)', ['et'], 'https://www.aki.ee/'),
  abroad('FI', 'TIETOSUOJA', 'Tietosuojavaltuutetun toimisto', ['fi', 'sv'], 'https://tietosuoja.fi/'),
  abroad('GR', 'HDPA', 'Hellenic Data Protection Authority (HDPA)', ['el'], 'https://www.dpa.gr/'),
  abroad('HU', 'NAIH', 'Nemzeti Adatvédelmi és Információszabadság Hatóság (NAIH)', ['hu'], 'https://www.naih.hu/'),
  abroad('IS', 'PERSONUVERND', 'Persónuvernd', ['is'], 'https://www.personuvernd.is/'),
  abroad('IT', 'GARANTE', 'Garante per la protezione dei dati personali', ['it'], 'https://www.garanteprivacy.it/'),
  abroad('LV', 'DVI', 'Datu valsts inspekcija (DVI)', ['lv'], 'https://www.dvi.gov.lv/'),
  abroad('LI', 'DSS', 'Datenschutzstelle Liechtenstein', ['de'], 'https://www.datenschutzstelle.li/'),
  abroad('LT', 'VDAI', 'Valstybinė duomenų apsaugos inspekcija (VDAI)', ['lt'], 'https://vdai.lrv.lt/'),
  abroad('MT', 'IDPC', 'Information and Data Protection Commissioner (IDPC)', ['en', 'mt'], 'https://idpc.org.mt/'),
  abroad('NO', 'DATATILSYNET', 'Datatilsynet', ['no'], 'https://www.datatilsynet.no/'),
  abroad('PL', 'UODO', 'Urząd Ochrony Danych Osobowych (UODO)', ['pl'], 'https://uodo.gov.pl/'),
  abroad('PT', 'CNPD', 'Comissão Nacional de Proteção de Dados (CNPD)', ['pt'], 'https://www.cnpd.pt/'),
  abroad('RO', 'ANSPDCP', 'Autoritatea Naţională de Supraveghere (ANSPDCP)', ['ro'], 'https://www.dataprotection.ro/'),
  abroad('SE', 'IMY', 'Integritetsskyddsmyndigheten (IMY)', ['sv'], 'https://www.imy.se/'),
  abroad('SI', 'IP', 'Informacijski pooblaščenec (IP)', ['sl'], 'https://www.ip-rs.si/'),
  abroad('SK', 'UOOU', 'Úrad na ochranu osobných údajov', ['sk'], 'https://dataprotection.gov.sk/'),
  abroad('ES', 'AEPD', 'Agencia Española de Protección de Datos (AEPD)', ['es'], 'https://www.aepd.es/'),
]

/** The address book that comes with Dertig: Belgium first, then those whose forms are known, then the rest of the EEA. */
export const builtInAuthorities: readonly AuthorityEntry[] = [...belgian, ...others]
