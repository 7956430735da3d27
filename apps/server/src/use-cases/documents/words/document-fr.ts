import type { DocumentWords } from './document-words.ts';

export const documentFr: DocumentWords = {
  titles: {
    report: 'Compte rendu de téléconsultation',
    prescription: 'Ordonnance',
  },
  extract:
    'Extrait pour le centre de santé : ce que dit le patient et l’examen restent entre médecins.',
  facts: {
    patient: 'Patient',
    birthDate: 'Date de naissance',
    estimated: '{date} (estimée)',
    gender: 'Sexe',
    healthCardNumber: 'Carte de santé',
    nationalId: 'Carte nationale',
    motherName: 'Mère',
    consultation: 'Consultation',
    specialty: 'Spécialité',
    reason: 'Motif',
    allergies: 'Allergies',
  },
  number: 'N° professionnel : {number}',
  noAllergy: 'Aucune signalée',
  listed: ', ',
  amendment: 'Rectificatif n° {number}',
  amendmentReason: 'Motif du rectificatif : {reason}',
  original: 'Compte rendu d’origine',
  replaces: 'Remplace l’ordonnance précédente de cette consultation.',
  signed:
    'Signé électroniquement par {name}, n° professionnel {number}, le {time} (heure du Maroc).',
  consent: {
    title: 'Consentement à la téléconsultation',
    given: 'Donné le {time} devant {name}, après explication en {language}.',
    signed: 'Signé à l’écran par le patient ou la personne qui répond de lui :',
    witnessed: 'Donné de vive voix ; la personne nommée ici en est témoin.',
    withdrawn: 'Retiré depuis, le {time}.',
    languages: { fr: 'français', ar: 'arabe', en: 'anglais', zgh: 'amazighe' },
  },
  hash: 'Empreinte SHA-256 :',
  verify: {
    how: 'Pour vérifier ce document, scannez ce code ou ouvrez :',
    what: 'La page dit si le document est valable ou a été rectifié depuis. Elle ne montre rien de médical.',
  },
  footer: '{title} · imprimé le {time} par {name} · page {page} sur {pages}',
  verification: {
    title: 'Vérifier un document',
    states: {
      valid: 'Document valable',
      amended: 'Document rectifié depuis',
      altered: 'Document à ne pas utiliser',
      unknown: 'Document inconnu',
    },
    texts: {
      valid:
        'Il a bien été imprimé par Qarib, à partir de la dernière version signée. Comparez l’empreinte avec celle du papier.',
      amended:
        'Il a été imprimé par Qarib, mais le médecin a signé un rectificatif depuis. Demandez la nouvelle version au centre de santé.',
      altered:
        'Ce qui est conservé ne correspond plus à ce qui a été signé. N’utilisez pas ce document et prévenez l’hôpital.',
      unknown:
        'Aucun document n’a été imprimé ici avec ce code. Scannez-le de nouveau ; s’il reste inconnu, ne vous fiez pas au papier.',
    },
    tooMany:
      'Trop d’essais depuis cette adresse. Attendez quelques minutes, puis scannez de nouveau.',
    unavailable: 'La vérification ne répond pas pour l’instant. Réessayez dans un instant.',
    facts: {
      kind: 'Document',
      physician: 'Médecin',
      number: 'N° professionnel',
      signedAt: 'Signé le',
      hash: 'Empreinte SHA-256',
    },
  },
};
