import { measure } from './measures'
import type { Template } from './template'

/** Surveillance cameras at the company. */
export const cameras: Template = {
  slug: 'cameras',
  title: { en: 'Surveillance cameras', nl: 'Bewakingscamera’s', fr: 'Caméras de surveillance' },
  summary: {
    en: 'Cameras that guard premises and goods, under the law of 21 March 2007.',
    nl: 'Camera’s die gebouwen en goederen bewaken, onder de wet van 21 maart 2007.',
    fr: 'Caméras qui surveillent des locaux et des biens, sous la loi du 21 mars 2007.',
  },
  description: {
    en: 'Fixed cameras at the entrances and stores. The law of 21 March 2007 asks to notify the cameras online, to put up the pictogram at the entrance, and to keep a register of the image processing apart (verify which of its data stand here). Where employees come into view, CBA no. 68 asks to inform and consult them first.',
    nl: 'Vaste camera’s aan de ingangen en het magazijn. De wet van 21 maart 2007 vraagt de camera’s online aan te geven, het pictogram aan de ingang te hangen en een register van de beeldverwerking bij te houden (kijk na welke gegevens daarvan hier staan). Waar werknemers in beeld komen, vraagt CAO nr. 68 hen eerst in te lichten en te raadplegen.',
    fr: 'Caméras fixes aux entrées et au stock. La loi du 21 mars 2007 demande de déclarer les caméras en ligne, d’apposer le pictogramme à l’entrée et de tenir un registre des activités de traitement d’images (vérifiez lesquelles de ses données figurent ici). Lorsque des travailleurs sont filmés, la CCT n° 68 demande de les informer et de les consulter au préalable.',
  },
  businessProcess: { en: 'Security of buildings', nl: 'Beveiliging van gebouwen', fr: 'Sécurité des bâtiments' },
  ruleReference: {
    en: 'Law of 21 March 2007 (camera law); CBA no. 68 of 16 June 1998',
    nl: 'Wet van 21 maart 2007 (camerawet); CAO nr. 68 van 16 juni 1998',
    fr: 'Loi du 21 mars 2007 (loi caméras) ; CCT n° 68 du 16 juin 1998',
  },
  peopleCategories: ['employee', 'customer_contact', 'supplier_contact', 'other'],
  dataCategories: ['photo_image'],
  recipients: [
    {
      kind: 'internal_department',
      name: {
        en: 'People allowed to view images (name them)',
        nl: 'Wie de beelden mag bekijken (noem hen)',
        fr: 'Personnes autorisées à visionner les images (à nommer)',
      },
    },
    {
      kind: 'processor',
      name: {
        en: 'Security company or supplier of the cameras, where it can see images (name it)',
        nl: 'Bewakingsfirma of leverancier van de camera’s, als die beelden kan zien (noem ze)',
        fr: 'Société de gardiennage ou fournisseur des caméras, s’il peut voir les images (à nommer)',
      },
    },
  ],
  rightsNotes: {
    en: 'Police and courts that ask for images in one case are no recipients (Art. 4(9)); note each time who asked and why. People filmed can ask to see their own images.',
    nl: 'Politie en gerecht die in één zaak beelden vragen, zijn geen ontvangers (art. 4, punt 9); noteer telkens wie vroeg en waarom. Wie gefilmd is, kan vragen de eigen beelden te zien.',
    fr: 'La police et la justice qui demandent des images dans une affaire ne sont pas des destinataires (art. 4, 9)) ; notez chaque fois qui a demandé et pourquoi. Les personnes filmées peuvent demander à voir leurs propres images.',
  },
  purposes: [
    {
      title: {
        en: 'Safety of people and goods (cameras)',
        nl: 'Veiligheid van personen en goederen (camera’s)',
        fr: 'Sécurité des personnes et des biens (caméras)',
      },
      description: {
        en: 'Preventing, establishing or tracing offences against people or goods. Not for measuring how somebody works.',
        nl: 'Misdrijven tegen personen of goederen voorkomen, vaststellen of opsporen. Niet om te meten hoe iemand werkt.',
        fr: 'Prévenir, constater ou déceler des infractions contre des personnes ou des biens. Pas pour mesurer le travail de quelqu’un.',
      },
      legalBases: ['f_legitimate_interest'],
      provisionDuty: 'voluntary',
      legitimateInterest: {
        en: 'Protecting people, buildings and goods, and proving what happened.',
        nl: 'Mensen, gebouwen en goederen beschermen, en kunnen bewijzen wat er gebeurd is.',
        fr: 'Protéger les personnes, les bâtiments et les biens, et prouver ce qui s’est passé.',
      },
    },
  ],
  retention: [
    {
      title: { en: 'Camera images', nl: 'Camerabeelden', fr: 'Images de caméras' },
      dataCategories: ['photo_image'],
      trigger: 'collection',
      period: 'P1M',
      action: 'delete',
      basis: 'law',
      lawReference: {
        en: 'Law of 21 March 2007: at most one month, unless the images can help to prove an offence or damage or to identify somebody. Verify.',
        nl: 'Wet van 21 maart 2007: hoogstens één maand, tenzij de beelden kunnen helpen een misdrijf of schade te bewijzen of iemand te identificeren. Na te kijken.',
        fr: 'Loi du 21 mars 2007 : un mois au plus, sauf si les images peuvent contribuer à prouver une infraction ou un dommage ou à identifier quelqu’un. À vérifier.',
      },
    },
  ],
  measures: [measure.access, measure.physical, measure.logging],
}
