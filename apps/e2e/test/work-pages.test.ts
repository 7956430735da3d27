import { demo, type PersonBrowser } from '@qarib/testing/browser';
import { auditEverywhere } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';

/** The pages of a day's work around the calls, in both directions of reading, on a phone and on a desk. */
describe('every page of the work around the calls', () => {
  let product: Product;
  const people = new Map<string, PersonBrowser>();

  beforeAll(async () => {
    product = await Product.start();
    for (const name of [demo.nurse, demo.neurologist, demo.coordinator])
      people.set(name, await product.openAs(name));
  });
  afterAll(() => product.stop());

  test.each([
    [demo.nurse, 'nurse-identify', '/patients/identify'],
    [demo.nurse, 'nurse-merge', '/patients/demo-patient-t1/merge?with=demo-patient-t4'],
    [demo.nurse, 'nurse-appointments', '/appointments'],
    [demo.nurse, 'nurse-book', '/appointments/book?patient=demo-patient-t1'],
    [demo.nurse, 'nurse-referrals', '/referrals'],
    [demo.nurse, 'password', '/password'],
    [demo.neurologist, 'specialist-agenda', '/appointments'],
    [demo.neurologist, 'specialist-availability', '/availability'],
    [demo.neurologist, 'specialist-rota', '/rota'],
    [
      demo.neurologist,
      'specialist-book',
      '/appointments/book?patient=demo-patient-t1&specialty=neurology',
    ],
    [demo.neurologist, 'specialist-referrals', '/referrals'],
    [demo.coordinator, 'coordinator-outbox', '/outbox'],
    [demo.coordinator, 'coordinator-complaints', '/complaints'],
    [demo.coordinator, 'coordinator-record-complaint', '/complaints/new'],
  ])('%s has %s', async (name, picture, address) => {
    const person = people.get(name);
    if (!person) throw new Error(`nobody is ${name}`);
    await person.page.goto(address);
    await person.page.getByRole('heading', { level: 1 }).waitFor();
    await person.page.getByText('Chargement').waitFor({ state: 'hidden' });
    expect(await auditEverywhere(person, picture)).toEqual([]);
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
