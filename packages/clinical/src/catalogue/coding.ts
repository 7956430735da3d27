/** A code from a public terminology, as FHIR R4 writes it. `display` is the terminology's own English text. */
export type Coding = { readonly system: string; readonly code: string; readonly display: string };

export const codeSystems = {
  icpc2: 'http://hl7.org/fhir/sid/icpc-2',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
} as const;
