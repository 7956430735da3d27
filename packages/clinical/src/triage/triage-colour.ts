/** From the calmest to the gravest, as the WHO triage tools have them. */
export const triageColours = ['green', 'yellow', 'red'] as const;
export type TriageColour = (typeof triageColours)[number];

export function compareTriageColours(a: TriageColour, b: TriageColour): number {
  return triageColours.indexOf(a) - triageColours.indexOf(b);
}

/** The gravest of them; green of none. */
export function gravest(colours: readonly TriageColour[]): TriageColour {
  return colours.toSorted(compareTriageColours).at(-1) ?? 'green';
}
