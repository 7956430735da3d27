import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signatureBox } from '@qarib/contracts';
import { QueryView } from '../api/query-view.tsx';
import { read } from '../api/queries.ts';
import classes from './shown-signature.module.css';

/** A dot is a line to itself, which a round pen shows. */
function pathOf([x = 0, y = 0, ...rest]: readonly number[]): string {
  const points = rest.length === 0 ? [x, y] : rest;
  return `M${x} ${y}L${points.join(' ')}`;
}

type ShownSignatureProps = { readonly patientId: string; readonly consentId: string };

/** What was drawn when the consent was given; looking at it is in the audit. */
export function ShownSignature({ patientId, consentId }: ShownSignatureProps) {
  const { t } = useTranslation('signing');
  const signature = useQuery(
    read('readConsentSignature', { params: { id: patientId, consentId } }),
  );
  const { width, height } = signatureBox;
  return (
    <QueryView query={signature} rows={1}>
      {({ strokes }) => (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t('shown')}
          className={classes['signature']}
          data-testid="signature"
        >
          <path d={strokes.map(pathOf).join('')} />
        </svg>
      )}
    </QueryView>
  );
}
