import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '@qarib/ui';
import { Agenda, FollowUps } from '../../features/appointments/index.ts';

export function Component() {
  const { t } = useTranslation('appointments');
  const toAvailability = (
    <Button variant="default" component={Link} to="/availability">
      {t('actions.availability')}
    </Button>
  );
  return (
    <Page title={t('agenda')} actions={toAvailability}>
      <Agenda initialDays={7} />
      <FollowUps />
    </Page>
  );
}
