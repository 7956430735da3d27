import type { DocumentWords } from './document-words.ts';

export const documentEn: DocumentWords = {
  titles: {
    report: 'Teleconsultation report',
    prescription: 'Prescription',
  },
  extract:
    'Extract for the health centre: what the patient said and the examination stay between physicians.',
  facts: {
    patient: 'Patient',
    birthDate: 'Date of birth',
    estimated: '{date} (estimated)',
    gender: 'Sex',
    healthCardNumber: 'Health card',
    nationalId: 'National id',
    motherName: 'Mother',
    consultation: 'Consultation',
    specialty: 'Specialty',
    reason: 'Reason',
    allergies: 'Allergies',
  },
  number: 'Professional number: {number}',
  noAllergy: 'None reported',
  listed: ', ',
  amendment: 'Amendment {number}',
  amendmentReason: 'Why it was amended: {reason}',
  original: 'Original report',
  replaces: 'Replaces the earlier prescription of this consultation.',
  signed:
    'Signed electronically by {name}, professional number {number}, on {time} (Moroccan time).',
  consent: {
    title: 'Consent to teleconsultation',
    given: 'Given on {time} before {name}, explained in {language}.',
    signed: 'Signed on the screen by the patient or who answers for them:',
    witnessed: 'Given by word; the person named here is the witness.',
    withdrawn: 'Withdrawn since, on {time}.',
    languages: { fr: 'French', ar: 'Arabic', en: 'English', zgh: 'Tamazight' },
  },
  hash: 'SHA-256 fingerprint:',
  verify: {
    how: 'To verify this document, scan this code or open:',
    what: 'The page says whether the document is valid or was amended since. It shows nothing medical.',
  },
  footer: '{title} · printed on {time} by {name} · page {page} of {pages}',
  verification: {
    title: 'Verify a document',
    states: {
      valid: 'Valid document',
      amended: 'Amended since',
      altered: 'Do not use this document',
      unknown: 'Unknown document',
    },
    texts: {
      valid:
        'Qarib did print it, from what was signed last. Compare the fingerprint with the one on the paper.',
      amended:
        'Qarib did print it, but the physician has signed an amendment since. Ask the health centre for the new one.',
      altered:
        'What is kept is no longer what was signed. Do not use this document, and tell the hospital.',
      unknown:
        'No document was printed here with this code. Scan it again; if it stays unknown, do not trust the paper.',
    },
    tooMany: 'Too many attempts from this address. Wait some minutes, then scan again.',
    unavailable: 'Verification does not answer for now. Try again in a moment.',
    facts: {
      kind: 'Document',
      physician: 'Physician',
      number: 'Professional number',
      signedAt: 'Signed on',
      hash: 'SHA-256 fingerprint',
    },
  },
};
