import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState, Page } from '@qarib/ui/shell';

export function NotFoundPage() {
  const { t } = useTranslation('shared');
  return (
    <Page title={t('states.notFoundTitle')} width="narrow">
      <EmptyState
        icon={<Compass size={28} aria-hidden="true" />}
        title={t('states.notFoundTitle')}
        text={t('states.notFoundText')}
      >
        <Button component={Link} to="/">
          {t('actions.goHome')}
        </Button>
      </EmptyState>
    </Page>
  );
}
