import { decodeReply, encodeRequest, xorPeerAddress } from './stun-message.ts';

const transactionId = Buffer.from('78ad3433c6ad72c029da412e', 'hex');
const nobody = {
  username: '\u30de\u30c8\u30ea\u30c3\u30af\u30b9',
  password: 'TheMatrIX',
  realm: Buffer.from('example.org'),
  nonce: Buffer.from('f//499k954d6OL34oL9FSTvy64sA'),
};

test('A request is signed as in the example of RFC 5769, section 2.4', () => {
  const binding = 0x0001;
  expect(encodeRequest(binding, [], transactionId, nobody).toString('hex')).toBe(
    [
      '000100602112a44278ad3433c6ad72c029da412e',
      '00060012e3839ee38388e383aae38383e382afe382b90000',
      '0015001c662f2f3439396b39353464364f4c33346f4c39465354767936347341',
      '0014000b6578616d706c652e6f726700',
      '00080014f67024656dd64a3e02b8e0712e85c9a28ca89666',
    ].join(''),
  );
});

test.each([
  ['192.0.2.1', '0001211be112a643'],
  ['::1', '0002211b2112a44278ad3433c6ad72c029da412f'],
  ['::ffff:10.0.0.1', '0002211b2112a44278ad3433c6ad8d3f23da412f'],
])('The address %s is masked as RFC 8489 section 14.2 says', (address, hex) => {
  const [type, value] = xorPeerAddress(address, transactionId);
  expect(type).toBe(0x0012);
  expect(value.toString('hex')).toBe(hex);
});

test('A refusal is read with its code once all of it is there', () => {
  const refusal = Buffer.concat([
    Buffer.from('0118000c2112a442', 'hex'),
    transactionId,
    Buffer.from('0009000700000403466f7200', 'hex'),
  ]);
  expect(decodeReply(refusal.subarray(0, 30))).toBeUndefined();
  expect(decodeReply(refusal)).toMatchObject({
    length: 32,
    reply: { isSuccess: false, errorCode: 403 },
  });
});
