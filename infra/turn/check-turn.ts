import { TurnClient, makeCredential, type Family, type TurnAddress } from './turn-client.ts';

/** One line of a check: what was tried, what happened, and whether that is as it should be. */
export type Finding = { readonly what: string; readonly result: string; readonly isWell: boolean };

/** What must never be reached through a relay; no packet is sent to any of them. */
const forbidden: Record<Family, readonly string[]> = {
  IPv4: [
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '8.8.8.8',
  ],
  IPv6: [
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::1',
    '2001:4860:4860::8888',
  ],
};
const validMs = 60_000;
const forbiddenCode = 403;
/** RFC 8656 section 18.6: the relay has no address of that family. */
const familyNotSupported = 440;

export type Check = TurnAddress & {
  readonly secret: string;
  readonly mediaAddresses: readonly string[];
};

/** Proves on the running relay that it lets the right ones in and nothing out but to media nodes. */
export async function checkTurn(check: Check, now: Date): Promise<Finding[]> {
  return [
    ...(await checkCredentials(check, now)),
    ...(await checkFamily(check, 'IPv4', now)),
    ...(await checkFamily(check, 'IPv6', now)),
  ];
}

async function checkCredentials({ secret, ...relay }: Check, now: Date): Promise<Finding[]> {
  const until = (ms: number) => new Date(now.getTime() + ms);
  const tries = [
    {
      what: 'a credential that has ended',
      credential: makeCredential(secret, 'check', until(-1_000)),
    },
    {
      what: 'a credential of another secret',
      credential: makeCredential(`not ${secret}`, 'check', until(validMs)),
    },
  ];
  const findings: Finding[] = [];
  for (const { what, credential } of tries) {
    const client = await TurnClient.connect(relay);
    const code = await client.allocate(credential, 'IPv4');
    client.drop();
    findings.push({ what, result: describe(code), isWell: code === 401 });
  }
  return findings;
}

async function checkFamily(check: Check, family: Family, now: Date): Promise<Finding[]> {
  const client = await TurnClient.connect(check);
  const credential = makeCredential(check.secret, 'check', new Date(now.getTime() + validMs));
  const code = await client.allocate(credential, family);
  const what = `an allocation, ${family}`;
  if (code !== 0) {
    client.drop();
    const isWell = family === 'IPv6' && code === familyNotSupported;
    return [
      {
        what,
        result: isWell ? 'none to be had: nothing of it is relayed' : describe(code),
        isWell,
      },
    ];
  }
  const findings: Finding[] = [{ what, result: 'made', isWell: true }];
  const media = check.mediaAddresses.filter((address) => familyOf(address) === family);
  for (const address of media) {
    const answer = await client.permit(address);
    const result = describe(answer);
    findings.push({ what: `to the media node ${address}`, result, isWell: answer === 0 });
  }
  for (const address of forbidden[family].filter((each) => !media.includes(each))) {
    const answer = await client.permit(address);
    const result = describe(answer);
    findings.push({ what: `to ${address}`, result, isWell: answer === forbiddenCode });
  }
  await client.close();
  return findings;
}

const familyOf = (address: string): Family => (address.includes(':') ? 'IPv6' : 'IPv4');

function describe(code: number): string {
  if (code === 0) return 'relayed';
  return code === forbiddenCode || code === 401 ? `refused (${code})` : `error ${code}`;
}
