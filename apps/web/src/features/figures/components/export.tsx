import { Button } from '@mantine/core';
import { Download, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlaceKind } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { readCsv, readReport } from '../hooks/figure-files.ts';
import type { FigureView } from '../hooks/figure-view.ts';
import { useExport } from '../hooks/use-export.ts';
import classes from './figures.module.css';

type ExportProps = { readonly view: FigureView; readonly placeKind: PlaceKind };

/** Reports go to offices that work in French and to some that work in Arabic. */
const reportLanguages = ['fr', 'ar'] as const satisfies readonly Language[];

/** Everything of the period as a file for spreadsheets, or as a report to hand on; reports are of a whole place. */
export function Export({ view, placeKind }: ExportProps) {
  const { t } = useTranslation('figures');
  const wordsFor = useErrorWords();
  const shown = useLanguage();
  const { state, save } = useExport();
  const isReading = state.at === 'reading';
  const isOfHospital = view.hospitalId !== undefined;
  const languages = isOfHospital ? [] : [...new Set<Language>([...reportLanguages, shown])];
  return (
    <div className={[classes['export'], 'no-print'].join(' ')}>
      <Button
        variant="light"
        leftSection={<Download size={18} aria-hidden="true" />}
        disabled={isReading}
        onClick={() => void save({ view, placeKind, language: shown }, csv)}
      >
        {t('export.save')}
      </Button>
      {languages.map((language) => (
        <Button
          key={language}
          variant="light"
          leftSection={<FileText size={18} aria-hidden="true" />}
          disabled={isReading}
          onClick={() => void save({ view, placeKind, language }, report)}
        >
          {t(`export.report.${language}`)}
        </Button>
      ))}
      {isReading && (
        <progress
          {...(state.done > 0 && { value: state.done })}
          aria-label={t('export.progress')}
        ></progress>
      )}
      <span role="status">{state.at === 'saved' && t('export.saved')}</span>
      {state.at === 'failed' && (
        <Notice tone="error">{`${t('export.failed')} ${wordsFor(state.error)}`}</Notice>
      )}
    </div>
  );
}

const csv = { read: readCsv, ending: 'csv' } as const;
const report = { read: readReport, ending: 'pdf' } as const;
