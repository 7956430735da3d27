import { createConnection } from 'mongoose';
import { defineModels } from '../src/adapters/mongo/models.ts';

test('every collection that names a patient is one that a merge moves', () => {
  const models = defineModels(createConnection());
  const naming = Object.values(models)
    .filter(({ schema }) => 'patientId' in schema.paths)
    .map(({ modelName }) => modelName);
  // Reminders are given by their own use case, the others by `PatientHistory.give`.
  expect(naming.toSorted()).toEqual([
    'appointments',
    'consultations',
    'followUps',
    'referrals',
    'reminders',
  ]);
});
