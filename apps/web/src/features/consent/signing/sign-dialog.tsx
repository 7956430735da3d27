import { Button, Modal } from '@mantine/core';
import { Eraser, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Signature } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import classes from './sign-dialog.module.css';
import { useSignaturePad } from './use-signature-pad.ts';

type SignDialogProps = {
  readonly patientName: string;
  readonly isPending: boolean;
  /** Why it could not be kept, or null. */
  readonly error: Error | null;
  readonly onSigned: (signature: Signature) => void;
  readonly onClose: () => void;
};

/** The patient, or who answers for them, signs with a finger, a pen or a mouse. */
export function SignDialog({ onClose, ...signing }: SignDialogProps) {
  const { t } = useTranslation(['signing', 'shared']);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
    >
      <SigningPad {...signing} />
    </Modal>
  );
}

/** By itself, as a dialog has its content, and the canvas in it, only once it has opened. */
function SigningPad({ patientName, isPending, error, onSigned }: Omit<SignDialogProps, 'onClose'>) {
  const { t } = useTranslation('signing');
  const wordsFor = useErrorWords();
  const { canvas, strokes, isSigned, clear } = useSignaturePad();
  return (
    <div className={classes['body']}>
      <p className={classes['lead']}>
        <bdi>{patientName}</bdi> · {t('lead')}
      </p>
      <div className={classes['pad']}>
        <canvas
          ref={canvas}
          className={classes['canvas']}
          role="img"
          aria-label={t(isSigned ? 'padSigned' : 'pad')}
          data-testid="signature-pad"
        />
      </div>
      <p className={classes['hint']}>{t('otherwise')}</p>
      {error !== null && <Notice tone="error">{wordsFor(error)}</Notice>}
      <div className={classes['actions']}>
        <Button
          variant="default"
          leftSection={<Eraser size={18} aria-hidden="true" />}
          disabled={strokes.length === 0}
          onClick={clear}
        >
          {t('clear')}
        </Button>
        <Button
          leftSection={<PenLine size={18} aria-hidden="true" />}
          disabled={!isSigned}
          loading={isPending}
          onClick={() => onSigned({ strokes })}
          data-testid="keep-signature"
        >
          {t('keep')}
        </Button>
      </div>
    </div>
  );
}
