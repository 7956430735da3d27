import { useTranslation } from 'react-i18next';
import { noteSections, noteTemplates, type Specialty } from '@qarib/clinical';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './parts.module.css';

/** What a specialty commonly asks and says, section by section: once, for whoever wants to read it. */
export function MemoryAid({ specialty }: { readonly specialty: Specialty }) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const language = useLanguage();
  return (
    <details className={classes['aid']} data-testid="memory-aid">
      <summary>
        {t('template.remember', { specialty: t(`shared:specialties.${specialty}`) })}
      </summary>
      <p className={classes['hint']}>{t('template.rule')}</p>
      <dl>
        {noteSections.map((section) => (
          <div key={section}>
            <dt>{t(`shared:noteSections.${section}`)}</dt>
            <dd>
              {noteTemplates[specialty][section].map((heading) => heading[language]).join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
