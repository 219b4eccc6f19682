import { measure } from './measures'
import type { Template } from './template'

/** Wages, social security and tax of employees, with absences. */
export const payroll: Template = {
  slug: 'payroll',
  title: { en: 'Payroll', nl: 'Loonadministratie', fr: 'Administration des salaires' },
  summary: {
    en: 'Wages, declarations to social security and tax, absences and leave of employees.',
    nl: 'Lonen, aangiften bij de sociale zekerheid en de fiscus, afwezigheden en verlof van werknemers.',
    fr: 'Salaires, déclarations à la sécurité sociale et au fisc, absences et congés des travailleurs.',
  },
  description: {
    en: 'Calculating and paying wages, making the declarations that the law asks of an employer, and keeping absences and leave. Of an absence through illness only the dates and the certificate are kept, never the diagnosis.',
    nl: 'Lonen berekenen en betalen, de aangiften doen die de wet van een werkgever vraagt, en afwezigheden en verlof bijhouden. Van een afwezigheid door ziekte worden alleen de data en het attest bewaard, nooit de diagnose.',
    fr: 'Calculer et payer les salaires, faire les déclarations que la loi demande à un employeur, et tenir les absences et congés. D’une absence pour maladie, seuls les dates et le certificat sont conservés, jamais le diagnostic.',
  },
  businessProcess: { en: 'Personnel', nl: 'Personeel', fr: 'Personnel' },
  peopleCategories: ['employee'],
  dataCategories: [
    'identity_name',
    'contact_private',
    'demographic',
    'family',
    'job_function',
    'salary_income',
    'bank_account',
    'tax',
    'health',
    'national_register_number_be',
  ],
  recipients: [
    {
      kind: 'processor',
      name: {
        en: 'Social secretariat or payroll office (name it)',
        nl: 'Sociaal secretariaat of loonkantoor (noem het)',
        fr: 'Secrétariat social ou bureau de paie (à nommer)',
      },
    },
    {
      kind: 'authority',
      name: {
        en: 'National Social Security Office (RSZ/ONSS)',
        nl: 'Rijksdienst voor Sociale Zekerheid (RSZ)',
        fr: 'Office national de sécurité sociale (ONSS)',
      },
    },
    { kind: 'authority', name: { en: 'FPS Finance', nl: 'FOD Financiën', fr: 'SPF Finances' } },
    {
      kind: 'independent_controller',
      name: {
        en: 'Insurer for accidents at work',
        nl: 'Verzekeraar arbeidsongevallen',
        fr: 'Assureur accidents du travail',
      },
    },
    {
      kind: 'independent_controller',
      name: {
        en: 'External service for prevention and protection at work',
        nl: 'Externe dienst voor preventie en bescherming op het werk',
        fr: 'Service externe pour la prévention et la protection au travail',
      },
    },
    { kind: 'independent_controller', name: { en: 'Bank', nl: 'Bank', fr: 'Banque' } },
  ],
  rightsNotes: {
    en: 'The national register number may be used only for what the law names (Dimona, DmfA, tax sheets). Name the authorisation or the law in its own field.',
    nl: 'Het rijksregisternummer mag alleen gebruikt worden voor wat de wet noemt (Dimona, DmfA, fiscale fiches). Noem de machtiging of de wet in het eigen veld.',
    fr: 'Le numéro de registre national ne peut servir qu’à ce que la loi désigne (Dimona, DmfA, fiches fiscales). Indiquez l’autorisation ou la loi dans le champ prévu.',
  },
  purposes: [
    {
      title: {
        en: 'Calculating and paying wages',
        nl: 'Lonen berekenen en betalen',
        fr: 'Calculer et payer les salaires',
      },
      description: {
        en: 'Working out and paying wages, benefits and the pay slip.',
        nl: 'Lonen en voordelen berekenen en betalen, en de loonfiche opmaken.',
        fr: 'Calculer et payer les salaires et avantages, et établir la fiche de paie.',
      },
      legalBases: ['b_contract', 'c_legal_obligation'],
      provisionDuty: 'contractual',
      lawReference: {
        en: 'Law of 12 April 1965 on the protection of wages.',
        nl: 'Wet van 12 april 1965 betreffende de bescherming van het loon der werknemers.',
        fr: 'Loi du 12 avril 1965 concernant la protection de la rémunération des travailleurs.',
      },
      noSpecialData: true,
    },
    {
      title: {
        en: 'Social security and tax declarations of employees',
        nl: 'Sociale en fiscale aangiften van werknemers',
        fr: 'Déclarations sociales et fiscales des travailleurs',
      },
      description: {
        en: 'Declaring the start and end of employment, wages and working time, withholding tax, and keeping the social documents.',
        nl: 'Begin en einde van de tewerkstelling, lonen en arbeidstijd aangeven, bedrijfsvoorheffing inhouden en de sociale documenten bijhouden.',
        fr: 'Déclarer le début et la fin de l’occupation, les salaires et le temps de travail, retenir le précompte professionnel et tenir les documents sociaux.',
      },
      legalBases: ['c_legal_obligation'],
      provisionDuty: 'statutory',
      lawReference: {
        en: 'Law of 27 June 1969 (social security of employees); Royal Decree of 5 November 2002 (Dimona); Royal Decree no. 5 of 23 October 1978 (social documents); Income Tax Code 1992. Verify.',
        nl: 'Wet van 27 juni 1969 (sociale zekerheid van werknemers); KB van 5 november 2002 (Dimona); KB nr. 5 van 23 oktober 1978 (sociale documenten); Wetboek van de inkomstenbelastingen 1992. Na te kijken.',
        fr: 'Loi du 27 juin 1969 (sécurité sociale des travailleurs) ; AR du 5 novembre 2002 (Dimona) ; AR n° 5 du 23 octobre 1978 (documents sociaux) ; Code des impôts sur les revenus 1992. À vérifier.',
      },
      noSpecialData: true,
    },
    {
      title: { en: 'Absences and leave', nl: 'Afwezigheden en verlof', fr: 'Absences et congés' },
      description: {
        en: 'Keeping leave and absences, and paying the guaranteed wage during illness.',
        nl: 'Verlof en afwezigheden bijhouden, en het gewaarborgd loon betalen bij ziekte.',
        fr: 'Tenir les congés et absences, et payer le salaire garanti en cas de maladie.',
      },
      legalBases: ['c_legal_obligation'],
      provisionDuty: 'statutory',
      lawReference: {
        en: 'Law of 3 July 1978 on employment contracts (guaranteed wage, medical certificate). Verify.',
        nl: 'Wet van 3 juli 1978 betreffende de arbeidsovereenkomsten (gewaarborgd loon, medisch attest). Na te kijken.',
        fr: 'Loi du 3 juillet 1978 relative aux contrats de travail (salaire garanti, certificat médical). À vérifier.',
      },
      art9Conditions: ['9b'],
    },
  ],
  retention: [
    {
      title: { en: 'Social documents', nl: 'Sociale documenten', fr: 'Documents sociaux' },
      dataCategories: [
        'identity_name',
        'contact_private',
        'demographic',
        'family',
        'job_function',
        'salary_income',
        'national_register_number_be',
      ],
      trigger: 'employment_end',
      period: 'P5Y',
      action: 'delete',
      basis: 'law',
      lawReference: {
        en: 'Royal Decree no. 5 of 23 October 1978 and its implementing decree of 8 August 1980: five years. Verify from when the term runs for each document.',
        nl: 'KB nr. 5 van 23 oktober 1978 en het uitvoeringsbesluit van 8 augustus 1980: vijf jaar. Kijk per document na vanaf wanneer de termijn loopt.',
        fr: 'AR n° 5 du 23 octobre 1978 et son arrêté d’exécution du 8 août 1980 : cinq ans. Vérifiez pour chaque document le point de départ du délai.',
      },
    },
    {
      title: {
        en: 'Wage documents in the accounts',
        nl: 'Loonstukken in de boekhouding',
        fr: 'Pièces salariales de la comptabilité',
      },
      dataCategories: ['identity_name', 'salary_income', 'tax', 'bank_account'],
      trigger: 'financial_year_end_be',
      period: 'P10Y',
      action: 'delete',
      basis: 'law',
      lawReference: {
        en: 'Code of Economic Law, Book III (accounts, 7 years); Income Tax Code 1992 (10 years since 2023). Verify.',
        nl: 'Wetboek van economisch recht, boek III (boekhouding, 7 jaar); Wetboek van de inkomstenbelastingen 1992 (10 jaar sinds 2023). Na te kijken.',
        fr: 'Code de droit économique, livre III (comptabilité, 7 ans) ; Code des impôts sur les revenus 1992 (10 ans depuis 2023). À vérifier.',
      },
    },
    {
      title: { en: 'Medical certificates', nl: 'Medische attesten', fr: 'Certificats médicaux' },
      dataCategories: ['health'],
      trigger: 'case_closed',
      period: 'P1Y',
      action: 'delete',
      basis: 'necessity',
    },
  ],
  measures: [measure.access, measure.mfa, measure.confidentiality, measure.backup, measure.deletion],
}
