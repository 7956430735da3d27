import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { LoadingState } from '@qarib/ui';
import { Attached } from '../../features/attachments/index.ts';

const PhotoGrid = lazy(async () => ({
  default: (await import('../../features/stills/index.ts')).PhotoGrid,
}));

/** What the case has: photos with the marks beside them, whose code comes with the first, and documents. */
export function CasePhotos({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('shared');
  return (
    <Attached
      consultation={consultation}
      grid={
        <Suspense fallback={<LoadingState label={t('app.loading')} rows={1} />}>
          <PhotoGrid consultation={consultation} />
        </Suspense>
      }
    />
  );
}
