import { planReach } from './reach.ts';
import { warnOfReach } from './reach-warnings.ts';
import { readStartSettings } from './start-settings.ts';

type Start = { env?: NodeJS.ProcessEnv; isDemo?: boolean; isHttps?: boolean };

/** Which of the two warnings are given. */
function warnings({ env = {}, isDemo = true, isHttps = false }: Start): string[] {
  const settings = readStartSettings('/srv/qarib', env, { isDemo });
  const said: string[] = [];
  warnOfReach(settings, planReach(undefined, settings.host), isHttps, (text) => said.push(text));
  return said.map((text) => (text.includes('plain http') ? 'plain' : 'demo'));
}

const everywhere = { QARIB_HOST: '0.0.0.0' };

test('This machine alone, or a demo of nobody, is nothing to warn of', () => {
  expect(warnings({})).toEqual([]);
  expect(warnings({ env: everywhere, isHttps: true, isDemo: false })).toEqual([]);
  expect(warnings({ env: { QARIB_ORIGIN: 'http://localhost:3000' } })).toEqual([]);
});

test.each([
  ['others reach it over plain http', { env: everywhere }, ['plain', 'demo']],
  ['others reach the demo', { env: everywhere, isHttps: true }, ['demo']],
  [
    'the proxy in front of it speaks TLS',
    { env: { ...everywhere, QARIB_ORIGIN: 'https://qarib.example' } },
    ['demo'],
  ],
  [
    'the proxy in front of it does not',
    { env: { QARIB_ORIGIN: 'http://qarib.example' }, isDemo: false },
    ['plain'],
  ],
])('When %s, then it is said', (_, start, expected) => {
  expect(warnings(start)).toEqual(expected);
});
