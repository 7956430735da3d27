import { useTranslation } from 'react-i18next';
import type { SaveIndicatorProps } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import type { NoteSaverState } from '../drafting/note-saver.ts';

/** What the indicator says: never more than is true. */
export function useSaveWords(state: NoteSaverState): SaveIndicatorProps {
  const { t } = useTranslation('consultation-note');
  const format = useFormat();
  const { status, savedAt, isKeptHere } = state;
  switch (status) {
    case 'saving':
      return { state: 'saving', label: t('save.saving') };
    case 'saved':
    case 'final':
      return savedAt
        ? { state: 'saved', label: t('save.saved', { time: format.time(savedAt) }) }
        : { state: 'quiet', label: '' };
    case 'offline':
      return isKeptHere
        ? { state: 'kept', label: t('save.offline') }
        : { state: 'unsaved', label: t('save.notKept') };
    case 'retrying':
      return { state: 'unsaved', label: t(isKeptHere ? 'save.retrying' : 'save.notKept') };
    case 'conflict':
      return { state: 'unsaved', label: t('save.conflict') };
    case 'refused':
      return { state: 'unsaved', label: t('save.refused') };
  }
}
