import type { AdministrativeGender, ConsentLanguage } from '@qarib/clinical';

export type DemoPatient = {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly gender: AdministrativeGender;
  readonly birthDate: string;
  readonly isBirthDateEstimated?: boolean;
  readonly healthCardNumber?: string;
  readonly nationalId?: string;
  readonly phone?: string;
  readonly motherName?: string;
  /** The language consent was explained in; absent when it was not given yet. */
  readonly consent?: ConsentLanguage;
};

const tighdouine: readonly DemoPatient[] = [
  {
    id: 'demo-patient-t1',
    familyName: 'Amrani',
    givenName: 'Khadija',
    gender: 'female',
    birthDate: '1958-04-12',
    healthCardNumber: '100200300401',
    nationalId: 'EE112233',
    phone: '+212661000001',
    consent: 'ar',
  },
  {
    id: 'demo-patient-t2',
    familyName: 'Bouzid',
    givenName: 'Ilyas',
    gender: 'male',
    birthDate: '2019-09-03',
    healthCardNumber: '100200300402',
    motherName: 'Zahra Bouzid',
    phone: '+212661000002',
    consent: 'zgh',
  },
  {
    id: 'demo-patient-t3',
    familyName: 'أيت علي',
    givenName: 'محمد',
    gender: 'male',
    birthDate: '1947-01-01',
    isBirthDateEstimated: true,
    healthCardNumber: '100200300403',
    consent: 'zgh',
  },
  {
    id: 'demo-patient-t4',
    familyName: 'Oubella',
    givenName: 'Aïcha',
    gender: 'female',
    birthDate: '1993-11-23',
    nationalId: 'EE445566',
    phone: '0661000004',
  },
  {
    id: 'demo-patient-t5',
    familyName: 'Naciri',
    givenName: 'Rania',
    gender: 'female',
    birthDate: '2024-02-17',
    motherName: 'Aïcha Oubella',
  },
  {
    id: 'demo-patient-t6',
    familyName: 'El Khattabi',
    givenName: 'Brahim',
    gender: 'male',
    birthDate: '1971-06-30',
    healthCardNumber: '100200300406',
    consent: 'fr',
  },
  {
    id: 'demo-patient-t7',
    familyName: 'زروال',
    givenName: 'فاطمة الزهراء',
    gender: 'female',
    birthDate: '1985-03-08',
    phone: '+212661000007',
    consent: 'ar',
  },
  {
    id: 'demo-patient-t8',
    familyName: 'Haddad',
    givenName: 'Mehdi',
    gender: 'male',
    birthDate: '2012-12-05',
    healthCardNumber: '100200300408',
    motherName: 'Samira Haddad',
  },
];

const imilchil: readonly DemoPatient[] = [
  {
    id: 'demo-patient-i1',
    familyName: 'Ouhssaine',
    givenName: 'Moha',
    gender: 'male',
    birthDate: '1952-01-01',
    isBirthDateEstimated: true,
    healthCardNumber: '100200300501',
    consent: 'zgh',
  },
  {
    id: 'demo-patient-i2',
    familyName: 'Aït Ben Ali',
    givenName: 'Itto',
    gender: 'female',
    birthDate: '1989-07-19',
    nationalId: 'VA778899',
    phone: '+212662000002',
    consent: 'zgh',
  },
  {
    id: 'demo-patient-i3',
    familyName: 'Azzaoui',
    givenName: 'Yasmine',
    gender: 'female',
    birthDate: '2021-05-28',
    motherName: 'Itto Aït Ben Ali',
    consent: 'ar',
  },
  {
    id: 'demo-patient-i4',
    familyName: 'أوحدو',
    givenName: 'يوسف',
    gender: 'male',
    birthDate: '2016-10-11',
    healthCardNumber: '100200300504',
    motherName: 'رقية أوحدو',
  },
  {
    id: 'demo-patient-i5',
    familyName: 'Belkacem',
    givenName: 'Saïd',
    gender: 'male',
    birthDate: '1966-02-02',
    healthCardNumber: '100200300505',
    phone: '0662000005',
    consent: 'fr',
  },
  {
    id: 'demo-patient-i6',
    familyName: 'Ouaziz',
    givenName: 'Tuda',
    gender: 'female',
    birthDate: '2000-08-14',
    consent: 'zgh',
  },
  {
    id: 'demo-patient-i7',
    familyName: 'بن حدو',
    givenName: 'خديجة',
    gender: 'female',
    birthDate: '1978-12-25',
    phone: '+212662000007',
  },
  {
    id: 'demo-patient-i8',
    familyName: 'Lahlou',
    givenName: 'Adam',
    gender: 'male',
    birthDate: '2025-03-01',
    motherName: 'Tuda Ouaziz',
  },
];

/** Patients of each site, with the nurse who registered them. */
export const demoPatients = [
  {
    facilityId: 'csr-tighdouine',
    nurseId: 'demo-nurse-tighdouine',
    nurseName: 'Fatima Aït Lahcen',
    patients: tighdouine,
  },
  {
    facilityId: 'csr-imilchil',
    nurseId: 'demo-nurse-imilchil',
    nurseName: 'Hassan Ouhaddou',
    patients: imilchil,
  },
] as const;
