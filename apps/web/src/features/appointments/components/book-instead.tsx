import { Button } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nextStatus } from '@qarib/clinical';
import type { Consultation, Patient } from '@qarib/contracts';
import { bookForPatient, bookInsteadOf } from '../../../shared/appointments/booking-links.ts';

const icon = <CalendarPlus size={18} aria-hidden="true" />;

/** A request nobody has taken can wait for its day instead. */
export function BookInstead({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('appointments');
  if (!nextStatus(consultation.status, 'schedule')) return null;
  return (
    <Button variant="default" component={Link} to={bookInsteadOf(consultation)} leftSection={icon}>
      {t('actions.bookInstead')}
    </Button>
  );
}

export function BookForPatient({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('appointments');
  return (
    <Button variant="light" component={Link} to={bookForPatient(patient.id)} leftSection={icon}>
      {t('actions.book')}
    </Button>
  );
}
