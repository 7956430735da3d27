import { useTranslation } from 'react-i18next';
import { Logo } from '@qarib/ui/shell';
import classes from './welcome.module.css';

/** Far and near: hills with one dispensary, and the line that comes to it. Decoration only. */
function Landscape() {
  return (
    <svg
      className={classes['landscape']}
      viewBox="0 0 480 240"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 170 84 126l66 28 96-44 98 46 58-22 78 36v70H0Z" fill="#0f7a72" />
      <path d="M0 190 70 138l88 50 84-62 110 70 62-36 66 34v56H0Z" fill="#0a544f" />
      <path
        d="M116 178C150 96 290 76 356 132"
        fill="none"
        stroke="#ffa873"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray="2 10"
      />
      <rect x="104" y="176" width="24" height="18" rx="3" fill="#fff" />
      <path d="M114 180h4v3h3v4h-3v3h-4v-3h-3v-4h3Z" fill="#0b655f" />
      <path d="M342 194v-58h30v58Z" fill="#d2ece8" />
      <path d="M355 142h4v4h4v4h-4v4h-4v-4h-4v-4h4Z" fill="#0b655f" />
    </svg>
  );
}

/** What Qarib is, beside the form. */
export function Welcome() {
  const { t } = useTranslation('sign-in');
  return (
    <header className={classes['welcome']}>
      <Logo size={48} isInverted />
      <div className={classes['words']}>
        <p className={classes['headline']}>{t('welcome')}</p>
        <p className={classes['promise']}>{t('promise')}</p>
      </div>
      <Landscape />
    </header>
  );
}
