import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlaceKind } from '@qarib/clinical';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import type { FigureView } from '../hooks/figure-view.ts';
import { useExport } from '../hooks/use-export.ts';
import classes from './figures.module.css';

type ExportProps = { readonly view: FigureView; readonly placeKind: PlaceKind };

/** Everything of the period as a file for spreadsheets, with what its columns mean. */
export function Export({ view, placeKind }: ExportProps) {
  const { t } = useTranslation('figures');
  const wordsFor = useErrorWords();
  const { state, save } = useExport({ view, placeKind, language: useLanguage() });
  return (
    <div className={[classes['export'], 'no-print'].join(' ')}>
      <Button
        variant="light"
        leftSection={<Download size={18} aria-hidden="true" />}
        loading={state.at === 'reading'}
        onClick={() => void save()}
      >
        {t('export.save')}
      </Button>
      {state.at === 'reading' && (
        <progress value={state.done} aria-label={t('export.progress')}></progress>
      )}
      <span role="status">{state.at === 'saved' && t('export.saved')}</span>
      {state.at === 'failed' && (
        <Notice tone="error">{`${t('export.failed')} ${wordsFor(state.error)}`}</Notice>
      )}
    </div>
  );
}
