/** Words of a name in the three languages of the interface. */
export type LocalizedText = { readonly fr: string; readonly ar: string; readonly en: string };

export type Region = { readonly id: string; readonly name: LocalizedText };
export type Province = Region & { readonly regionId: string };

/** The regions in which Qarib's sites and hospitals lie so far. Names: Decree 2-15-40 of 2015. */
export const regions: readonly Region[] = [
  {
    id: 'marrakech-safi',
    name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
  },
  {
    id: 'draa-tafilalet',
    name: { fr: 'Drâa-Tafilalet', ar: 'درعة تافيلالت', en: 'Drâa-Tafilalet' },
  },
  {
    id: 'beni-mellal-khenifra',
    name: { fr: 'Béni Mellal-Khénifra', ar: 'بني ملال خنيفرة', en: 'Béni Mellal-Khénifra' },
  },
  {
    id: 'casablanca-settat',
    name: { fr: 'Casablanca-Settat', ar: 'الدار البيضاء سطات', en: 'Casablanca-Settat' },
  },
  {
    id: 'rabat-sale-kenitra',
    name: { fr: 'Rabat-Salé-Kénitra', ar: 'الرباط سلا القنيطرة', en: 'Rabat-Salé-Kénitra' },
  },
];

export const provinces: readonly Province[] = [
  {
    id: 'al-haouz',
    regionId: 'marrakech-safi',
    name: { fr: 'Al Haouz', ar: 'الحوز', en: 'Al Haouz' },
  },
  { id: 'safi', regionId: 'marrakech-safi', name: { fr: 'Safi', ar: 'آسفي', en: 'Safi' } },
  {
    id: 'marrakech',
    regionId: 'marrakech-safi',
    name: { fr: 'Marrakech', ar: 'مراكش', en: 'Marrakesh' },
  },
  { id: 'midelt', regionId: 'draa-tafilalet', name: { fr: 'Midelt', ar: 'ميدلت', en: 'Midelt' } },
  {
    id: 'azilal',
    regionId: 'beni-mellal-khenifra',
    name: { fr: 'Azilal', ar: 'أزيلال', en: 'Azilal' },
  },
  {
    id: 'casablanca',
    regionId: 'casablanca-settat',
    name: { fr: 'Casablanca', ar: 'الدار البيضاء', en: 'Casablanca' },
  },
  {
    id: 'errachidia',
    regionId: 'draa-tafilalet',
    name: { fr: 'Errachidia', ar: 'الرشيدية', en: 'Errachidia' },
  },
  { id: 'rabat', regionId: 'rabat-sale-kenitra', name: { fr: 'Rabat', ar: 'الرباط', en: 'Rabat' } },
];
