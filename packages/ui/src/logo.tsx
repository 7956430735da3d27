import classes from './logo.module.css';

type LogoProps = {
  /** Height in pixels. */
  readonly size?: number;
  readonly isInverted?: boolean;
};

/**
 * Two rings that touch, one near and one far, and the dot of the qaf between them. It is decoration:
 * whoever shows it writes the name beside it.
 */
export function LogoMark({ size = 36, isInverted = false }: LogoProps) {
  const ground = isInverted ? '#ffffff' : '#0b655f';
  const line = isInverted ? '#0b655f' : '#ffffff';
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="12" fill={ground} />
      <path
        d="M9 21.5c0 5.2 4.6 8.5 10.6 8.5S31 27 31 21.2v-3.7a4.6 4.6 0 1 0-4.6 4.6H31"
        fill="none"
        stroke={line}
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="23.6" cy="8.2" r="2.1" fill="#ffa873" />
      <circle cx="29.4" cy="8.2" r="2.1" fill="#ffa873" />
    </svg>
  );
}

/** The mark with the name in both scripts. */
export function Logo({ size = 40, isInverted = false }: LogoProps) {
  return (
    <span className={classes['logo']}>
      <LogoMark size={size} isInverted={isInverted} />
      <span className={classes['name']}>
        <span className={classes['latin']} lang="fr">
          Qarib
        </span>
        <span className={classes['arabic']} lang="ar" dir="rtl">
          قريب
        </span>
      </span>
    </span>
  );
}
