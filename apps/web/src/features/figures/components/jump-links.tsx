import { useTranslation } from 'react-i18next';
import { figureSectionNames } from '@qarib/clinical';
import classes from './figures.module.css';

/** Where on the page what is: on a phone it is some screens long. */
export function JumpLinks() {
  const { t } = useTranslation('figures');
  const parts = [
    { id: 'trend', title: t('trend.title') },
    { id: 'breakdown', title: t('breakdown.title') },
    ...figureSectionNames.map((name) => ({ id: name, title: t(`cards.${name}`) })),
    { id: 'export', title: t('export.title') },
  ];
  return (
    <nav
      aria-label={t('jump')}
      className={[classes['onPhones'], classes['jump'], 'no-print'].join(' ')}
    >
      {parts.map(({ id, title }) => (
        <a key={id} href={`#figures-${id}`}>
          {title}
        </a>
      ))}
    </nav>
  );
}
