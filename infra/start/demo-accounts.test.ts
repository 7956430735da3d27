import { formatDemoPeople } from './demo-accounts.ts';

const tighdouine = {
  id: 'csr-tighdouine',
  name: { fr: 'CSR-2 Tighdouine', ar: 'تيغدوين', en: 'Tighdouine' },
  kind: 'health-centre',
  provinceId: 'al-haouz',
  regionId: 'marrakech-safi',
} as const;

test('the accounts stand under each other, with role, specialty and site', () => {
  const table = formatDemoPeople([
    {
      id: 'fatima',
      name: 'Fatima Aït Lahcen',
      role: 'nurse',
      specialties: [],
      facility: tighdouine,
      email: 'fatima@demo.qarib.example',
    },
    {
      id: 'bennani',
      name: 'Dr Bennani',
      role: 'specialist',
      specialties: ['neurology'],
      facility: { ...tighdouine, name: { ...tighdouine.name, fr: 'CHU Mohammed VI' } },
      email: 'bennani@demo.qarib.example',
    },
  ]);
  expect(table.split('\n')).toEqual([
    '  Fatima Aït Lahcen  nurse                  CSR-2 Tighdouine  fatima@demo.qarib.example',
    '  Dr Bennani         specialist, neurology  CHU Mohammed VI   bennani@demo.qarib.example',
  ]);
});
