import { formatDemoPeople } from './demo-accounts.ts';

test('The demo accounts are a table with one line each', () => {
  const table = formatDemoPeople([
    { name: 'Amina Ait Oufkir', role: 'nurse', email: 'amina@demo', facility: 'CSR-2 Tighdouine' },
    {
      name: 'Dr Yasmine Berrada',
      role: 'specialist',
      specialty: 'neurology',
      email: 'yasmine@demo',
      facility: 'CHU Mohammed VI',
    },
  ]);
  expect(table).toMatchInlineSnapshot(`
"  Amina Ait Oufkir    nurse                  CSR-2 Tighdouine  amina@demo
  Dr Yasmine Berrada  specialist, neurology  CHU Mohammed VI   yasmine@demo"
`);
});
