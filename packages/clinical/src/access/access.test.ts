import {
  canAcceptConsultation,
  canAskForPhoto,
  canAttach,
  canCancelConsultation,
  canFinishConsultation,
  canJoinCall,
  canMergePatients,
  canReadAudit,
  canReadCallQuality,
  canReadConsultation,
  canReadNote,
  canReadStatistics,
  canRemoveRecording,
  canRequestConsultation,
  canSetProfessionalNumber,
  canTakePart,
  canUsePatient,
  canWriteNote,
  type Actor,
  type ConsultationFacts,
} from './access.ts';

const person = (practitionerId: string, role: Actor['role'], rest: Partial<Actor> = {}): Actor => ({
  practitionerId,
  role,
  facilityId: 'chu-marrakech',
  regionId: 'marrakech-safi',
  specialties: [],
  ...rest,
});

const nurseAtTighdouine = person('fatima', 'nurse', { facilityId: 'tighdouine' });
const nurseAtImilchil = person('itto', 'nurse', { facilityId: 'imilchil' });
const neurologist = person('bennani', 'specialist', { specialties: ['neurology'] });
const otherNeurologist = person('alaoui', 'specialist', { specialties: ['neurology'] });
const farNeurologist = person('amrani', 'specialist', {
  facilityId: 'chu-rabat',
  specialties: ['neurology'],
});
const paediatrician = person('tazi', 'specialist', { specialties: ['paediatrics'] });
const coordinator = person('idrissi', 'coordinator');
const admin = person('root', 'admin');
const everyone = [
  nurseAtTighdouine,
  nurseAtImilchil,
  neurologist,
  otherNeurologist,
  farNeurologist,
  paediatrician,
  coordinator,
  admin,
];

const ringing: ConsultationFacts = {
  facilityId: 'tighdouine',
  specialty: 'neurology',
  status: 'requested',
  offeredTo: ['chu-marrakech'],
};
const taken: ConsultationFacts = {
  ...ringing,
  status: 'accepted',
  responsiblePractitionerId: 'bennani',
};

const whoCan = (rule: (actor: Actor) => boolean) =>
  everyone.filter(rule).map(({ practitionerId }) => practitionerId);

test.each([
  [
    'reads a ringing case',
    (a: Actor) => canReadConsultation(a, ringing),
    ['fatima', 'bennani', 'alaoui'],
  ],
  ['reads a taken case', (a: Actor) => canReadConsultation(a, taken), ['fatima', 'bennani']],
  [
    'reads a case they are asked to take over',
    (a: Actor) => canReadConsultation(a, { ...taken, handOver: { toId: 'amrani' } }),
    ['fatima', 'bennani', 'amrani'],
  ],
  ['accepts', (a: Actor) => canAcceptConsultation(a, ringing), ['bennani', 'alaoui']],
  ['joins the call', (a: Actor) => canJoinCall(a, taken), ['fatima', 'bennani']],
  ['cancels', (a: Actor) => canCancelConsultation(a, taken), ['fatima', 'bennani']],
  ['finishes', (a: Actor) => canFinishConsultation(a, taken), ['bennani']],
  ['takes a recording away', (a: Actor) => canRemoveRecording(a, taken), ['bennani', 'root']],
  ['writes the note', (a: Actor) => canWriteNote(a, taken), ['bennani']],
  ['reads the unsigned note', (a: Actor) => canReadNote(a, taken, false), ['bennani']],
  ['reads the signed note', (a: Actor) => canReadNote(a, taken, true), ['fatima', 'bennani']],
  ['attaches a photo', (a: Actor) => canAttach(a, taken), ['fatima']],
  ['writes a message', (a: Actor) => canTakePart(a, taken), ['fatima', 'bennani']],
  ['writes while it rings', (a: Actor) => canTakePart(a, ringing), ['fatima']],
  ['writes when it is over', (a: Actor) => canTakePart(a, { ...taken, status: 'completed' }), []],
  ['asks for a photo', (a: Actor) => canAskForPhoto(a, taken), ['bennani']],
  ['attaches to a closed case', (a: Actor) => canAttach(a, { ...taken, status: 'completed' }), []],
  [
    'uses the patient',
    (a: Actor) => canUsePatient(a, { managingFacilityId: 'tighdouine', furtherFacilityIds: [] }),
    ['fatima'],
  ],
  [
    'makes two files one',
    (a: Actor) =>
      canMergePatients(
        a,
        { managingFacilityId: 'tighdouine', furtherFacilityIds: [] },
        { managingFacilityId: 'imilchil', furtherFacilityIds: ['tighdouine'] },
      ),
    ['fatima'],
  ],
  [
    'asks for the patient',
    (a: Actor) =>
      canRequestConsultation(a, { managingFacilityId: 'safi', furtherFacilityIds: ['imilchil'] }),
    ['itto'],
  ],
  [
    'reads the figures of Marrakech-Safi',
    (a: Actor) => canReadStatistics(a, 'marrakech-safi'),
    ['idrissi'],
  ],
  ['reads the figures of another region', (a: Actor) => canReadStatistics(a, 'draa-tafilalet'), []],
  [
    'reads how calls went in Marrakech-Safi',
    (a: Actor) => canReadCallQuality(a, 'marrakech-safi'),
    ['idrissi', 'root'],
  ],
  ['reads how calls went everywhere', (a: Actor) => canReadCallQuality(a, undefined), ['root']],
  ['reads the audit', canReadAudit, ['root']],
  [
    'says the own number where there is none',
    (a: Actor) => canSetProfessionalNumber(a, undefined, '031204517'),
    ['bennani', 'alaoui', 'amrani', 'tazi'],
  ],
  ['says another number', (a: Actor) => canSetProfessionalNumber(a, '031204517', '0312'), []],
])('who %s', (_what, rule, expected) => {
  expect(whoCan(rule)).toEqual(expected);
});
