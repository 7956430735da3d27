import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { LoadingState } from '@qarib/ui';

const PhotoGrid = lazy(async () => ({
  default: (await import('../../features/stills/index.ts')).PhotoGrid,
}));

/** The photos of a case, with the marks beside them; their code comes with the first photo. */
export function CasePhotos({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('shared');
  return (
    <Suspense fallback={<LoadingState label={t('app.loading')} rows={1} />}>
      <PhotoGrid consultation={consultation} />
    </Suspense>
  );
}
