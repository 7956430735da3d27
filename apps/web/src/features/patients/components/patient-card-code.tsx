import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Printer, QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './patient-card-code.module.css';

/** The code as a picture: drawn here, so that nobody else ever sees it. */
async function drawnCode(id: string): Promise<string> {
  const [{ encodeQR }, { cardCode }] = await Promise.all([
    import('qr').then(({ default: encodeQR }) => ({ encodeQR })),
    api.call('issueCard', { params: { id } }),
  ]);
  return `data:image/svg+xml,${encodeURIComponent(encodeQR(cardCode, 'svg', { ecc: 'quartile' }))}`;
}

/** The patient's QR code, to print or to photograph: it holds a number that means nothing elsewhere. */
export function PatientCardCode({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  const { name } = usePatientFacts(patient);
  const draw = useMutation({ mutationFn: () => drawnCode(patient.id) });
  return (
    <Section
      title={t('card.title')}
      actions={
        draw.data && (
          <Button
            variant="default"
            className="no-print"
            leftSection={<Printer size={18} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {t('card.print')}
          </Button>
        )
      }
    >
      {draw.data ? (
        <figure className={classes['card']}>
          <img src={draw.data} alt={t('card.alt', { name })} className={classes['code']} />
          <figcaption>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            <span className={classes['text']}>{t('card.text')}</span>
          </figcaption>
        </figure>
      ) : (
        <div className={classes['ask']}>
          <p className={classes['text']}>{t('card.lead')}</p>
          <Button
            variant="light"
            loading={draw.isPending}
            leftSection={<QrCode size={18} aria-hidden="true" />}
            onClick={() => draw.mutate()}
          >
            {t('card.show')}
          </Button>
        </div>
      )}
      {draw.isError && <Notice tone="error">{wordsFor(draw.error)}</Notice>}
    </Section>
  );
}
