/** Names as the registers have them, the common ones first: they are given out unevenly, as in life. */
const familyNames =
  'Alaoui Idrissi Amrani Bennani Tazi Benali Ouali Naciri Berrada Fassi Chraibi Sqalli Lahlou Kabbaj Ouaziz Oubella Bouzid Zaki Haddou Mansouri Filali Rachidi Slaoui Zniber Guessous Belghiti Ouchrif Ouhssaine Amzil Azizi Bakkali Chaoui Daoudi Fikri Ghazi Hilali Jabri Karimi Laaroussi Maaroufi Nejjar Ouardi Qadiri Rami Saidi Tahiri Wahbi Yacoubi Zerouali Boukhris'.split(
    ' ',
  );
const givenNames =
  'Mohamed Fatima Ahmed Khadija Hassan Aicha Youssef Zineb Omar Meryem Said Rachida Brahim Naima Abdellah Malika Hamid Hafida Mustapha Latifa Lahcen Itto Rachid Samira Ali Nadia Karim Salma Driss Houda Ilyas Yuba Tuda Rahma Anas Imane Reda Ghita Adam Lina'.split(
    ' ',
  );
const prefixes = ['', '', 'El ', 'Ait ', 'Ben '];
const manyDays = 85 * 365;
const firstDayMs = Date.UTC(1940, 0, 1);
const dayMs = 86_400_000;

/** The same number gives the same patient in every run. */
function chanceOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state / 2 ** 32;
  };
}

const unevenly = <Item>(items: readonly Item[], chance: number): Item => {
  const item = items[Math.floor(chance ** 2 * items.length)];
  if (item === undefined) throw new RangeError('no items');
  return item;
};

export type MadeUpPatient = {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
};

export function madeUpPatient(at: number): MadeUpPatient {
  const chance = chanceOf(at);
  const prefix = prefixes[Math.floor(chance() * prefixes.length)] ?? '';
  const second = chance() < 0.15 ? ` ${unevenly(givenNames, chance())}` : '';
  return {
    familyName: prefix + unevenly(familyNames, chance()),
    givenName: unevenly(givenNames, chance()) + second,
    birthDate: new Date(firstDayMs + Math.floor(chance() * manyDays) * dayMs)
      .toISOString()
      .slice(0, 10),
  };
}
