/*
 * Words of headers and values as registers of others write them, in Dutch, French, English and German, beside the labels of
 * the declarations. By the name of a field, whichever register has it. Sources: the models of the Belgian (2017 and
 * simplified), French, German and Dutch authorities as far as they were read or described [S, K], and public registers.
 * Written as they are compared: see key.ts.
 */

/** What a record of every register has. */
const base: Readonly<Record<string, string>> = {
  ref: 'referentie|reference|référence dertig|ref dertig|dertig nr|no dertig',
  title:
    'naam|naam verwerking|naam van de verwerking|verwerking|verwerkingsactiviteit|benaming|titel|omschrijving verwerking|nom|nom du traitement|traitement|activité|intitulé|dénomination|nom de l activité|name|processing|processing activity|activity|title|processing name|bezeichnung|bezeichnung der verarbeitungstätigkeit|verarbeitungstätigkeit|naam doeleinde|naam verwerker|naam leverancier|proces|process',
  ownerId: 'eigenaar|propriétaire|owner|record owner|e mail eigenaar',
  ownerRole:
    'proceseigenaar|eigenaar van het proces|proceseigenaar functie|verantwoordelijke dienst|responsable du processus|propriétaire du processus|process owner|owner of process|owner of the process|ansprechpartner',
  departmentId:
    'afdeling|dienst|verwerkende dienst|departement|service|département|service responsable|department|unit|fachabteilung|abteilung',
  formerRef:
    'nr|nummer|id|verwerkingsnummer|volgnummer|uniek nummer|nummer verwerking|n|no|n réf|numéro|n ref|ref|numéro du traitement|number|processing number|unique id|lfd nr|nummer der verarbeitung|intern nummer|eigen nummer',
  ruleReference: 'bron van de regel|base réglementaire',
  tags: 'labels|thema|categorie|type|étiquettes|thème|tags|theme|category|schlagworte',
  nextReviewOn: 'volgende herziening|volgende controle|prochaine révision|next review|nächste überprüfung',
  noteToDpo:
    'opmerkingen|opmerking|nota|remarques|remarque|commentaires|observations|remarks|remark|notes|comments|bemerkungen|bemerkung',
}

/** What registers declare, by the name of the field. */
const declared: Readonly<Record<string, string>> = {
  description:
    'omschrijving|beschrijving|functionele omschrijving|functionele beschrijving|description|description fonctionnelle|description du traitement|functional description|beschreibung',
  businessProcess:
    'bedrijfsproces|naam bedrijfsproces|processus|processus métier|nom du processus|business process|business process name|geschäftsprozess',
  processingType: 'type verwerking|type de traitement|type of processing|art der verarbeitung',
  startOn:
    'begindatum|startdatum|ingangsdatum|begindatum verwerking|date de début|date de création|date de création du traitement|start|start date|datum der einführung',
  endOn: 'einddatum|einddatum verwerking|date de fin|fin du traitement|end|end date|end date of processing|enddatum',
  replacedBy:
    'plaatsvervangende verwerking|vervangende verwerking|traitement de remplacement|traitement remplaçant|replaced by|replacing processing|ersetzt durch',
  jointControllers:
    'gezamenlijke verwerkingsverantwoordelijke|gezamenlijke verwerkingsverantwoordelijken|responsables conjoints|responsable conjoint|responsable s conjoint s|nom du responsable conjoint|joint controllers|joint controller|gemeinsam verantwortliche',
  purposes:
    'doel|doeleinde|doeleinden|doelstelling|doelstellingen|finalité|finalités|finalité s|finalité s du traitement effectué|finalité principale|objectifs poursuivis|objectif|purpose|purposes|purpose s|zweck|zwecke|zweck e|verwerkingsdoeleinden',
  'purposes.legalBases':
    'rechtsgrond|rechtsgronden|grondslag|rechtmatigheidsgrond|rechtmatigheid|wettelijke basis|juridische grondslag|base légale|base juridique|fondement|fondement juridique|licéité|legal basis|lawful basis|basis for processing|rechtsgrundlage|formal framework',
  'purposes.lawReference':
    'toelichting rechtsgrond|verduidelijking rechtsgrond|verduidelijking rechtmatigheid|wettelijke verplichting|précision base légale|référence légale|clarification of legal basis|legal basis clarification|formal framework clarification',
  legalBases: 'rechtsgrond|grondslag|base légale|base juridique|legal basis|lawful basis|rechtsgrundlage',
  lawReference: 'wet|wetgeving|loi|law|gesetz',
  peopleCategories:
    'betrokkenen|categorieën betrokkenen|categorie betrokkenen|categorieën van betrokkenen|over wie|personnes concernées|catégories de personnes|catégories de personnes concernées|data subjects|categories of data subjects|categories of people|betroffene personen|kategorien betroffener personen',
  dataCategories:
    'persoonsgegevens|categorieën persoonsgegevens|categorieën van persoonsgegevens|categorieën data|gegevenscategorie|functionele gegevenscategorie|avg gegevenscategorie|gdpr gegevenscategorie|categorie gegevens|soort gegevens|welke persoonsgegevens|bijzondere categorieën|gevoelige gegevens|bijzondere persoonsgegevens|catégories de données|catégories de données personnelles concernées|catégories de données collectées|données traitées|données personnelles|catégorie de données rgpd|catégorie fonctionnelle de données|données sensibles|catégories particulières|categories of personal data|personal data|data categories|gdpr data category|functional data category|special categories|sensitive data|sensitive personal data|datenkategorien|kategorien personenbezogener daten|besondere kategorien',
  personsVolume:
    'aantal personen|aantal betrokkenen|nombre de personnes|number of persons|number of data subjects|anzahl personen',
  recipients:
    'ontvangers|ontvanger|categorieën ontvangers|categorieën van ontvangers|categorie ontvangers|destinataires|destinataire|catégories de destinataires|destinataires internes|organismes externes|recipients|recipient|categories of recipients|grantees|empfänger|kategorien von empfängern',
  processors:
    'verwerkers|verwerker|bewerker|bewerkers|verwerker s|onderaannemers|sous traitants|sous traitant|sous traitant s|processors|processor|processor s|auftragsverarbeiter',
  agreements:
    'overeenkomst|overeenkomsten|verwerkersovereenkomst|contrat|contrats|convention|agreement|agreements|contract|verträge',
  transfers:
    'doorgifte|doorgiften|doorgifte derde land|doorgifte buiten de eer|doorgifte buiten eer|doorgifte derde landen|derde landen|derde land|transfert hors ue|transferts hors ue|transfert s hors ue|transferts|pays tiers|transfer|transfers|third country transfer|third country|third country transfers|drittland|drittländer',
  retentionRules:
    'bewaartermijn|bewaartermijnen|bewaarduur|bewaarperiode|durée de conservation|durées de conservation|délai d effacement|délai de conservation|retention|retention period|erasure time limit|storage period|löschfrist|löschfristen',
  measures:
    'beveiligingsmaatregelen|beveiliging|veiligheidsmaatregelen|maatregelen|technische en organisatorische maatregelen|tom|toms|mesures de sécurité|mesures|security measures|security|measures|technische und organisatorische maßnahmen',
  systems:
    'systeem|systemen|software|toepassing|toepassingen|activa|nom du logiciel|logiciel|logiciels|système|systèmes|application|applications|system|systems|assets|anwendung|anwendungen',
  sources: 'bron|bronnen|herkomst|bron van de gegevens|source|sources|origine|source of data|herkunft|datenquelle',
  dpiaNeed: 'geb|dpia|gegevensbeschermingseffectbeoordeling|aipd|eivp|analyse d impact|dsfa|impact assessment',
  dpiaReference: 'referentie geb|référence aipd|dpia reference',
  automatedDecision:
    'geautomatiseerde besluitvorming|profilering|décision automatisée|profilage|automated decision|profiling',
  noticeReference: 'privacyverklaring|mention d information|privacy notice',
  stakeholders: 'belanghebbenden|parties prenantes|stakeholders',
  otherDepartments: 'betrokken diensten|andere diensten|autres services|other departments',
  legalName: 'juridische naam|maatschappelijke naam|firma|raison sociale|dénomination sociale|legal name|firmenname',
  partyKind: 'rol|hoedanigheid|rôle|qualité|role|kind of party',
  country: 'land|pays|country|hoofdkantoor|land van vestiging',
  address: 'adres|adresse|address|anschrift',
  service: 'dienst|dienstverlening|prestation|service|leistung|dienstleistung',
  contactName: 'contactpersoon|contact|personne de contact|contact person|ansprechpartner',
  contactEmail: 'e mail|email|mail|adresse mél|courriel|adresse e mail',
  contactPhone: 'telefoon|tel|gsm|téléphone|phone|telefon',
  parties: 'partij|partijen|leverancier|verwerker|parties|partie|cocontractant|party|supplier|vertragspartner',
  subject: 'onderwerp|voorwerp|objet|subject|gegenstand',
  signedOn: 'datum ondertekening|ondertekend|date de signature|signé le|signed|signature date|unterzeichnet am',
  kind: 'soort|type|genre|kind|art',
  location: 'locatie|lieu|localisation|location|standort|opslaglocatie',
  supplier: 'leverancier|fournisseur|supplier|anbieter',
  hostingCountry: 'land van hosting|pays d hébergement|hosting country',
  period: 'termijn|bewaartermijn|durée|retention period|frist',
  criterion: 'criterium|critère|criterion|kriterium',
}

/** Columns of small tables, by name. */
const columns: Readonly<Record<string, string>> = {
  recipient: 'destinataire|ontvanger|recipient|empfänger|organisme',
  country: 'pays|land|country',
  mechanism: 'garanties|garantie|waarborgen|passende waarborgen|type de garanties|safeguards|safeguard|garantien',
  evidence: 'documentation|documentatie|dokumentation|lien|link',
  kind: 'type|soort|type de destinataire|art',
  name: 'nom|naam|name|précisions|organisme|bezeichnung',
  contact: 'contact|adresse|coordonnées|contactgegevens',
}

/** Columns of an export that say what Dertig works out itself: they are left out without a question. */
const workedOut =
  'status|statut|toestand|état|missing|ontbreekt|manquant|changed|gewijzigd|modifié|version|versie|volledigheid|complétude'

/** Values of closed lists as others write them: list, then code. */
export const valueAliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  legalBases: {
    a_consent: 'toestemming|consentement|consent|einwilligung|6 1 a|art 6 1 a|a',
    b_contract:
      'overeenkomst|uitvoering overeenkomst|contract|contrat|exécution du contrat|vertrag|vertragserfüllung|6 1 b|art 6 1 b|b',
    c_legal_obligation:
      'wettelijke verplichting|wet|obligation légale|legal obligation|rechtliche verpflichtung|6 1 c|art 6 1 c|c',
    d_vital:
      'vitaal belang|vitale belangen|intérêts vitaux|vital interest|vital interests|lebenswichtige interessen|6 1 d|art 6 1 d|d',
    e_public_task:
      'algemeen belang|taak van algemeen belang|openbaar gezag|mission d intérêt public|intérêt public|public interest|öffentliches interesse|6 1 e|art 6 1 e|e',
    f_legitimate_interest:
      'gerechtvaardigd belang|gerechtvaardigde belangen|intérêt légitime|intérêts légitimes|legitimate interest|berechtigtes interesse|6 1 f|art 6 1 f|f',
  },
  dataCategories: {
    identity_name:
      'naam|namen|identificatiegegevens|identiteit|persoonlijke identificatiegegevens|nom|identité|données d identification|état civil identité données d identification images|état civil identité|name|identification|identification data|stammdaten',
    contact_private:
      'contactgegevens|adres|e mail|email|telefoon|coordonnées|adresse|données de contact|contact details|contact data|kontaktdaten',
    demographic:
      'persoonlijke kenmerken|geboortedatum|leeftijd|geslacht|caractéristiques personnelles|personal characteristics',
    employment_history: 'beroep en betrekking|vie professionnelle|profession et emploi|beschäftigungsdaten',
    education: 'opleiding|opleiding en vorming|études et formation|formation|ausbildung',
    family:
      'gezinssamenstelling|samenstelling van het gezin|familie|vie personnelle|composition du ménage|family composition',
    salary_income:
      'loon|loongegevens|financiële bijzonderheden|informations d ordre économique et financier|données financières|financial data|gehalt',
    bank_account: 'rekeningnummer|bankrekening|iban|numéro de compte|bankverbindung',
    preferences_interests:
      'leefgewoonten|vrijetijdsbesteding en interessen|habitudes de vie|loisirs et intérêts|lifestyle',
    purchase_history: 'consumptiegewoonten|habitudes de consommation',
    photo_image: 'beeldopnamen|foto|foto s|beeld|images|photo|beelden|bilder',
    online_identifiers: 'elektronische identificatiegegevens|données de connexion|ip adres|adresse ip|connection data',
    geolocation:
      'locatiegegevens|elektronische lokalisatiegegevens|données de localisation|location data|standortdaten',
    national_register_number_be:
      'rijksregisternummer|identificatienummer van het rijksregister|numéro de registre national|national register number',
    ethnic_origin:
      'ras of etnische afkomst|raciale of etnische gegevens|origine raciale ou ethnique|données révélant l origine raciale ou ethnique',
    political_opinion:
      'politieke opvatting|politieke opvattingen|opinions politiques|données révélant les opinions politiques',
    religion_philosophy: 'filosofische of religieuze overtuigingen|convictions religieuses ou philosophiques|religion',
    trade_union:
      'lidmaatschap van een vakvereniging|lidmaatschap vakbond|appartenance syndicale|données révélant l appartenance syndicale',
    genetic: 'genetische gegevens|données génétiques|genetic data',
    biometric_identifying:
      'biometrische gegevens|données biométriques|données biométriques aux fins d identifier une personne|biometric data',
    health:
      'gezondheidsgegevens|gezondheid|medische gegevens|données concernant la santé|données de santé|santé|health data|gesundheitsdaten',
    sex_life_orientation:
      'gegevens over het seksuele leven|vie sexuelle|données concernant la vie sexuelle ou l orientation sexuelle|orientation sexuelle',
    criminal:
      'gerechtelijke gegevens|strafrechtelijke gegevens|condamnations pénales ou infractions|données relatives à des condamnations pénales ou infractions|données judiciaires|criminal data',
  },
  peopleCategories: {
    client: 'klanten|klant|clients|client|customers|customer|kunden|clienten',
    employee:
      'personeel|medewerkers|werknemers|salariés|personnel|collaborateurs|staff|employees|beschäftigte|mitarbeiter',
    applicant: 'sollicitanten|kandidaten|candidats|applicants|bewerber',
    supplier_contact: 'leveranciers|fournisseurs|suppliers|lieferanten',
    prospect: 'prospecten|prospects|interessenten',
    contractor_person: 'uitzendkrachten|zelfstandigen|freelancers|intérimaires|indépendants|contractors',
    student: 'leerlingen|studenten|élèves|étudiants|pupils|schüler',
    patient: 'patiënten|patients|patienten',
    child: 'kinderen|minderjarigen|enfants|mineurs|children|minors',
    member: 'leden|membres|members|mitglieder',
    citizen: 'burgers|inwoners|citoyens|habitants|citizens|bürger',
  },
  recipientKinds: {
    internal_department:
      'intern|interne dienst|interne diensten|interne|service interne|service interne qui traite les données|internal|internal department',
    processor: 'verwerker|sous traitant|sous traitants|processor|auftragsverarbeiter',
    authority: 'overheid|overheden|overheidsinstantie|autorité|organismes publics|public authority|behörde',
    independent_controller:
      'derde|extern|tiers|externe|third party|external|partenaires institutionnels ou commerciaux',
  },
  transferMechanisms: {
    '45_adequacy':
      'adequaatheidsbesluit|décision d adéquation|adequacy decision|dpf|data privacy framework|pays adéquat',
    '46_2c':
      'modelcontractbepalingen|scc|sccs|standaardbepalingen|clauses contractuelles types|cct|standard contractual clauses|standardvertragsklauseln',
    '46_2b': 'bcr|bindende bedrijfsvoorschriften|règles d entreprise contraignantes|binding corporate rules',
  },
}

const split = (groups: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(groups).map(([name, words]) => [name, words.split('|')]))

/** Field, or field of what a relation links to → headers. */
export const headerAliases: Readonly<Record<string, readonly string[]>> = split({ ...base, ...declared })
export const columnAliases = split(columns)
export const workedOutHeaders: readonly string[] = workedOut.split('|')
