import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MissingPath } from '@qarib/clinical';
import { Notice } from '@qarib/ui';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useMissingWords } from '../hooks/use-missing-words.ts';
import { OwnNumber } from './own-number.tsx';
import classes from './note.module.css';

type SignDialogProps = {
  readonly isOpen: boolean;
  readonly missing: readonly MissingPath[];
  /** What the signature sets going, in words. */
  readonly consequences: readonly string[];
  readonly sign: () => Promise<void>;
  readonly onClose: () => void;
};

/** The field itself where it takes the focus, or the first one inside. */
function focusOn(path: MissingPath): void {
  const place = document.getElementById(`note-${path}`);
  const field = place?.querySelector<HTMLElement>('input, textarea, button') ?? place;
  field?.focus();
}

function MissingSections({ missing, onClose }: Pick<SignDialogProps, 'missing' | 'onClose'>) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const words = useMissingWords();
  const [first = 'text.assessment'] = missing;
  return (
    <div className={classes.dialog}>
      <p>{t('sign.missing')}</p>
      <ul>
        {missing.map((path) => (
          <li key={path}>{words(path)}</li>
        ))}
      </ul>
      <Button
        data-autofocus
        onClick={() => {
          onClose();
          // Mantine gives the focus back to the button when the dialog has gone; the field is wanted.
          setTimeout(() => focusOn(first), 0);
        }}
      >
        {t('sign.fillIn')}
      </Button>
    </div>
  );
}

/** Signing cannot be undone: it says what it means, and what is missing. */
export function SignDialog({ isOpen, missing, consequences, sign, onClose }: SignDialogProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const wordsFor = useErrorWords();
  const signing = useMutation({ mutationFn: sign, onSuccess: onClose });
  const isIncomplete = missing.length > 0;
  const failure = signing.error && asApiError(signing.error);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      returnFocus={!isIncomplete}
      title={t(isIncomplete ? 'sign.missingTitle' : 'sign.title')}
      closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
    >
      {isIncomplete ? (
        <MissingSections missing={missing} onClose={onClose} />
      ) : (
        <div className={classes.dialog}>
          <p>{t('sign.text')}</p>
          {consequences.length > 0 && (
            <ul>
              {consequences.map((it) => (
                <li key={it}>{it}</li>
              ))}
            </ul>
          )}
          {failure && (
            <Notice tone="error">
              {t('sign.failed')} {wordsFor(failure)}
            </Notice>
          )}
          {failure?.code === 'PROFESSIONAL_NUMBER_MISSING' && (
            <OwnNumber onKept={() => signing.mutate()} />
          )}
          <div className={classes.choices}>
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('shared:actions.cancel')}
            </Button>
            <Button
              loading={signing.isPending}
              onClick={() => signing.mutate()}
              data-testid="confirm-sign"
            >
              {t('sign.confirm')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
