/** Registers as models of authorities lay them out, with values that nobody has. */

/** The Belgian model of 2017: five tabs, of which one is the register; its header stands under two lines of words. */
export const belgian = [
  {
    name: 'Identificatie van de verwerkingsverantwoordelijke',
    rows: [
      ['Naam', 'Voorbeeld NV'],
      ['KBO-nummer', '0000.000.097'],
      ['Telefoon', '02 000 00 00'],
    ],
  },
  {
    name: 'register',
    rows: [
      ['REGISTER VAN DE VERWERKINGSACTIVITEITEN'],
      ['', '', 'Wat', '', 'Waarom'],
      [
        ...[
          'Naam bedrijfsproces',
          'Proceseigenaar (functie)',
          'Nummer verwerking',
          'Verwerking',
          'Functionele omschrijving',
        ],
        ...['Doeleinde', 'Rechtsgrond', 'Type verwerking', 'Functionele gegevenscategorie', 'AVG-gegevenscategorie'],
        ...['Categorieën van betrokkenen', 'Bewaartermijn', 'Categorieën van ontvangers', 'Verwerker(s)'],
        ...[
          'Doorgifte buiten de EER',
          'Beveiligingsmaatregelen',
          'Begindatum verwerking',
          'Einddatum verwerking',
          'Plaatsvervangende verwerking',
          'Kleur',
        ],
      ],
      [
        ...['Verkoop', 'Hoofd verkoop', 'V-12', 'Bestellingen', 'Bestellingen opnemen en leveren.'],
        ...[
          'Bestellingen uitvoeren',
          'Overeenkomst',
          'Normaal',
          'naam; leveradres',
          'Identificatiegegevens, Financiële bijzonderheden',
        ],
        ...['Klanten', '7 jaar na levering', 'boekhouder; overheid', 'Pakjes BV\nMailfabriek'],
        ...['Nee', 'TLS; rollen', '01/02/2019', '', '', 'blauw'],
      ],
      [
        ...['Personeel', 'Hoofd HR', 'V-13', 'Loonadministratie', 'Lonen berekenen.'],
        ...['Lonen betalen', 'Wettelijke verplichting', 'Normaal', 'naam; loon', 'Rijksregisternummer; Loongegevens'],
        ...['Personeel', '10 jaar', 'n.v.t.', 'Loonburo'],
        ...['Verenigde Staten', 'kluis', '43497', '31 december 2025', 'V-12', ''],
      ],
    ],
  },
  { name: 'lijsten', rows: [['Rechtsgrond'], ['Toestemming'], ['Overeenkomst']] },
  { name: 'handleiding register', rows: [['Vul de rode kolommen in.']] },
  {
    name: 'mapping aangifte',
    rows: [
      ['Oud', 'Nieuw'],
      ['1', '2'],
    ],
  },
]

/** The simplified Belgian one in French: a header at the top, other words. */
export const belgianSimple = [
  {
    name: 'Registre RT',
    rows: [
      [
        ...[
          'N°',
          'Nom du traitement',
          'Finalité(s) du traitement',
          'Base juridique',
          'Catégories de personnes concernées',
        ],
        ...[
          'Catégories de données',
          'Catégories de destinataires',
          'Transfert(s) hors UE',
          'Délai de conservation',
          'Mesures de sécurité (techniques et organisationnelles)',
        ],
      ],
      [
        ...['1', 'Recrutement', 'Choisir des candidats', 'Intérêt légitime', 'Candidats'],
        ...['Nom, adresse, données de santé', 'Service interne', 'Néant', '2 ans', 'Contrôle d’accès'],
      ],
    ],
  },
]

const filler = ['', '', '', '', '', '']
/** A fiche of the French simplified register. */
export const frenchFiche = (name: string, ref: string) => ({
  name: `Fiche ${ref}`,
  rows: [
    ['', 'Fiche de registre de l’activité'],
    filler,
    ['Description du traitement'],
    ['Nom du traitement', name],
    ['N° / RÉF', ref],
    ['Date de création du traitement', '2019-03-01'],
    ['Mise à jour du traitement', '2020-05-02'],
    filler,
    ['Acteurs', 'Nom', 'Adresse', 'Code Postal', 'Ville', 'Pays', 'Téléphone', 'Adresse mél'],
    ['Responsable du traitement', 'Exemple SARL', '1 rue du Test', '75000', 'Paris', 'France', '', ''],
    ['Délégué à la protection des données', 'A. Personne', '', '', '', '', '', 'dpo@exemple.example'],
    ['Responsable(s) conjoint(s)'],
    filler,
    ['Finalité(s) du traitement effectué'],
    ['Finalité principale', 'Gérer la paie'],
    ['Sous-finalité 1', 'Déclarer les salaires'],
    ['Sous-finalité 2'],
    filler,
    ['Catégories de données personnelles concernées', 'Description', 'Durée de conservation'],
    ['État civil, identité, données d’identification, images…', 'Nom, prénom', '5 ans'],
    ['Vie personnelle', '', ''],
    ['Numéro de Sécurité Sociale', 'NIR des salariés', '5 ans'],
    filler,
    ['Données sensibles', 'Description', 'Durée de conservation'],
    ['Données révélant l’appartenance syndicale', 'Cotisation', '1 an'],
    filler,
    ['Catégories de personnes concernées', 'Description', 'Précisions'],
    ['Catégorie 1', 'Salariés', 'et anciens salariés'],
    ['Catégorie 2', '', ''],
    filler,
    ['Destinataires', 'Type de destinataire', 'Précisions'],
    ['Destinataire 1', 'Service interne', 'Comptabilité'],
    ['Destinataire 2', 'Organismes publics', 'Administration'],
    filler,
    ['Mesures de sécurité', 'Type de mesure de sécurité', 'Précisions'],
    ['Mesure 1', 'Chiffrement des données', 'TLS 1.3'],
    filler,
    ['Transferts hors UE', 'Destinataire', 'Pays', 'Type de Garanties', 'Lien vers la documentation'],
    ['Organisme 1', 'Paie Inc', 'États-Unis', 'Clauses contractuelles types', 'dossier 4'],
    ['Organisme 2', 'Autre Inc', 'Inde', 'promis par courriel', ''],
  ],
})
