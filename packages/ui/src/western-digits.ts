const eastern = '٠١٢٣٤٥٦٧٨٩';

/** The digits of an Arabic keyboard as those the records are written in; everything else as it is. */
export const westernDigits = (text: string): string =>
  text.replace(/[٠-٩]/g, (digit) => String(eastern.indexOf(digit)));
