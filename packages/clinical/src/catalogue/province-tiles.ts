/** Where a province stands on the tile map: columns from west to east, rows from north to south. */
export type ProvinceTile = {
  readonly provinceId: string;
  readonly column: number;
  readonly row: number;
};

/**
 * A map of tiles of one size, placed by hand so that neighbours stay near each other and the country is
 * known at a glance: a small province in the north is as easy to see as a large one in the south. It is
 * Qarib's own, drawn after no map, and shows no boundary.
 */
const rows: readonly (readonly (string | undefined)[])[] = [
  [...gap(8), 'tanger-assilah', 'fahs-anjra', 'mdiq-fnideq'],
  [...gap(8), 'larache', 'tetouan', 'chefchaouen', 'al-hoceima', 'driouch', 'nador', 'berkane'],
  [
    ...gap(7),
    'kenitra',
    'sidi-slimane',
    'ouezzane',
    'taounate',
    'taza',
    'guercif',
    'taourirt',
    'oujda-angad',
  ],
  [
    ...gap(6),
    'rabat',
    'sale',
    'sidi-kacem',
    'moulay-yacoub',
    'fes',
    'sefrou',
    'boulemane',
    ...gap(1),
    'jerada',
  ],
  [
    ...gap(5),
    'mohammadia',
    'skhirate-temara',
    'khemisset',
    'meknes',
    'el-hajeb',
    'ifrane',
    ...gap(3),
    'figuig',
  ],
  [...gap(4), 'casablanca', 'mediouna', 'benslimane', 'khouribga', 'khenifra', 'midelt'],
  [
    ...gap(3),
    'el-jadida',
    'nouaceur',
    'berrechid',
    'settat',
    'fquih-ben-salah',
    'beni-mellal',
    'errachidia',
  ],
  [
    ...gap(2),
    'safi',
    'sidi-bennour',
    'youssoufia',
    'rehamna',
    'el-kelaa-des-sraghna',
    'azilal',
    'tinghir',
  ],
  [...gap(3), 'essaouira', 'chichaoua', 'marrakech', 'al-haouz', 'ouarzazate', 'zagora'],
  [...gap(3), 'agadir-ida-outanane', 'inezgane-ait-melloul', 'taroudannt', 'tata'],
  [...gap(2), 'sidi-ifni', 'tiznit', 'chtouka-ait-baha'],
  [...gap(1), 'tan-tan', 'guelmim', 'assa-zag'],
  [...gap(1), 'tarfaya', 'es-semara'],
  ['boujdour', 'laayoune'],
  ['oued-ed-dahab', 'aousserd'],
];

function gap(tiles: number): readonly undefined[] {
  return Array.from({ length: tiles }, () => undefined);
}

export const provinceTiles: readonly ProvinceTile[] = rows.flatMap((provinces, row) =>
  provinces.flatMap((provinceId, column) =>
    provinceId === undefined ? [] : [{ provinceId, column, row }],
  ),
);
