import type { MeasureProposal } from './template'

/** Measures that several templates propose: one record of each is enough, so a second template offers to use the first. */
export const measure = {
  access: {
    group: 'access_need_to_know',
    title: {
      en: 'Access by need to know',
      nl: 'Toegang volgens noodzaak',
      fr: 'Accès selon le besoin d’en connaître',
    },
    description: {
      en: 'Only people who need the data for their work can open them. Rights are given per role, taken away when somebody changes jobs or leaves, and looked at once a year. Describe how this is done here.',
      nl: 'Alleen wie de gegevens nodig heeft voor zijn werk, kan ze openen. Rechten worden per rol gegeven, ingetrokken bij een andere functie of bij vertrek, en één keer per jaar nagekeken. Beschrijf hoe dit hier gebeurt.',
      fr: 'Seules les personnes qui ont besoin des données pour leur travail peuvent les ouvrir. Les droits sont donnés par rôle, retirés en cas de changement de fonction ou de départ, et vérifiés une fois par an. Décrivez comment cela se passe ici.',
    },
  },
  mfa: {
    group: 'authentication_mfa',
    title: {
      en: 'Signing in with a second factor',
      nl: 'Aanmelden met een tweede factor',
      fr: 'Connexion avec un second facteur',
    },
    description: {
      en: 'Accounts are personal and protected by a strong password and a second factor. Say for which systems this holds.',
      nl: 'Accounts zijn persoonlijk en beschermd met een sterk wachtwoord en een tweede factor. Zeg voor welke systemen dit geldt.',
      fr: 'Les comptes sont personnels et protégés par un mot de passe fort et un second facteur. Indiquez pour quels systèmes c’est le cas.',
    },
  },
  backup: {
    group: 'backup_restore',
    title: { en: 'Backup and restore', nl: 'Back-up en herstel', fr: 'Sauvegarde et restauration' },
    description: {
      en: 'A backup is made every day, kept apart from the systems, and restored once a year as a test. Say when backups roll over: deleted data live on in them until then.',
      nl: 'Elke dag wordt een back-up gemaakt, los van de systemen bewaard, en één keer per jaar teruggezet als test. Zeg wanneer back-ups overschreven worden: gewiste gegevens leven er tot dan in voort.',
      fr: 'Une sauvegarde est faite chaque jour, conservée à part des systèmes, et restaurée une fois par an à titre de test. Indiquez quand les sauvegardes sont écrasées : les données effacées y subsistent jusque-là.',
    },
  },
  transit: {
    group: 'encryption_transit',
    title: { en: 'Encrypted sending', nl: 'Versleuteld verzenden', fr: 'Envoi chiffré' },
    description: {
      en: 'Data travel over encrypted connections only (TLS). Files with personal data are not sent as an open attachment.',
      nl: 'Gegevens gaan alleen over versleutelde verbindingen (TLS). Bestanden met persoonsgegevens worden niet als open bijlage verstuurd.',
      fr: 'Les données ne circulent que par des connexions chiffrées (TLS). Les fichiers contenant des données à caractère personnel ne sont pas envoyés en pièce jointe ouverte.',
    },
  },
  confidentiality: {
    group: 'confidentiality_undertaking',
    title: { en: 'Duty of confidentiality', nl: 'Geheimhoudingsplicht', fr: 'Obligation de confidentialité' },
    description: {
      en: 'Staff and suppliers with access signed that they keep the data confidential. Say where these papers are kept.',
      nl: 'Medewerkers en leveranciers met toegang tekenden dat zij de gegevens geheimhouden. Zeg waar die stukken bewaard worden.',
      fr: 'Le personnel et les fournisseurs qui y ont accès ont signé un engagement de confidentialité. Indiquez où ces documents sont conservés.',
    },
  },
  deletion: {
    group: 'secure_deletion',
    title: { en: 'Safe deletion', nl: 'Veilige vernietiging', fr: 'Destruction sûre' },
    description: {
      en: 'Paper is shredded, files are deleted and discs are wiped before they leave the house. Say who does it and how it is noted.',
      nl: 'Papier wordt versnipperd, bestanden worden gewist en schijven worden leeggemaakt voor ze het huis verlaten. Zeg wie dat doet en hoe het genoteerd wordt.',
      fr: 'Le papier est détruit à la déchiqueteuse, les fichiers sont effacés et les disques vidés avant de quitter l’entreprise. Indiquez qui le fait et comment c’est noté.',
    },
  },
  physical: {
    group: 'physical',
    title: {
      en: 'Locked rooms and cupboards',
      nl: 'Afgesloten lokalen en kasten',
      fr: 'Locaux et armoires fermés à clé',
    },
    description: {
      en: 'Paper and equipment with personal data stand in rooms or cupboards that lock; keys are given by name.',
      nl: 'Papier en apparatuur met persoonsgegevens staan in lokalen of kasten met een slot; sleutels worden op naam gegeven.',
      fr: 'Les documents et les appareils contenant des données à caractère personnel se trouvent dans des locaux ou armoires fermés à clé ; les clés sont remises nominativement.',
    },
  },
  suppliers: {
    group: 'supplier_control',
    title: {
      en: 'Written agreements with suppliers',
      nl: 'Schriftelijke afspraken met leveranciers',
      fr: 'Conventions écrites avec les fournisseurs',
    },
    description: {
      en: 'A supplier that handles personal data for us first signs a processing agreement (Art. 28(3)); its security is checked before and every year.',
      nl: 'Een leverancier die voor ons persoonsgegevens verwerkt, tekent eerst een verwerkersovereenkomst (art. 28, lid 3); zijn beveiliging wordt vooraf en elk jaar nagegaan.',
      fr: 'Un fournisseur qui traite des données à caractère personnel pour nous signe d’abord un contrat de sous-traitance (art. 28, § 3) ; sa sécurité est vérifiée au préalable puis chaque année.',
    },
  },
  webForm: {
    group: 'web_form_abuse',
    title: {
      en: 'Protection of the contact form',
      nl: 'Bescherming van het contactformulier',
      fr: 'Protection du formulaire de contact',
    },
    description: {
      en: 'The form asks no more than needed, limits how often it can be sent, and keeps out automatic messages.',
      nl: 'Het formulier vraagt niet meer dan nodig, beperkt hoe vaak het verzonden kan worden en houdt automatische berichten tegen.',
      fr: 'Le formulaire ne demande que le nécessaire, limite le nombre d’envois et bloque les messages automatiques.',
    },
  },
  hosting: {
    group: 'network_hosting',
    title: {
      en: 'Updated and guarded hosting',
      nl: 'Bijgewerkte en bewaakte hosting',
      fr: 'Hébergement à jour et surveillé',
    },
    description: {
      en: 'Software of the website is updated at least every month, sooner for serious faults; the host guards against attacks. Name the host.',
      nl: 'De software van de website wordt minstens elke maand bijgewerkt, bij ernstige fouten vroeger; de host weert aanvallen af. Noem de host.',
      fr: 'Le logiciel du site est mis à jour au moins chaque mois, plus tôt en cas de faille grave ; l’hébergeur protège contre les attaques. Nommez l’hébergeur.',
    },
  },
  logging: {
    group: 'logging_monitoring',
    title: { en: 'Noting who looked', nl: 'Noteren wie keek', fr: 'Journal des consultations' },
    description: {
      en: 'Who opens, copies or hands over the data is noted with the moment and the reason.',
      nl: 'Wie de gegevens opent, kopieert of doorgeeft, wordt genoteerd met het moment en de reden.',
      fr: 'Qui ouvre, copie ou transmet les données est noté, avec le moment et la raison.',
    },
  },
} as const satisfies Readonly<Record<string, MeasureProposal>>
