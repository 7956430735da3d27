/** All that decides a country that is made up. */
export type CountryOptions = {
  readonly consultations: number;
  readonly years: number;
  readonly sites: number;
  /** Another seed is another country. */
  readonly seed: string;
  /** The last day, in Africa/Casablanca. */
  readonly until: string;
};
