import type { Appointment, Consultation, FollowUp } from '@qarib/contracts';

const link = (search: Record<string, string>) =>
  `/appointments/book?${new URLSearchParams(search).toString()}`;

/** Where a time is chosen, and what for. */
export const bookForPatient = (patientId: string) => link({ patient: patientId });

export const bookFollowUp = ({ id, patient, specialty, practitioner, dueOn }: FollowUp) =>
  link({
    patient: patient.id,
    specialty,
    practitioner: practitioner.id,
    from: dueOn,
    followUp: id,
  });

export const bookInsteadOf = ({ id, patient, specialty }: Consultation) =>
  link({ patient: patient.id, specialty, request: id });

export const moveAppointment = ({
  id,
  specialty,
  patient,
  version,
  startsAt,
  endsAt,
}: Appointment) =>
  link({
    patient: patient.id,
    specialty,
    move: id,
    version: String(version),
    length: String((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
  });
