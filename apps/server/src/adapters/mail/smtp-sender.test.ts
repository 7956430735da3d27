import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createSmtpSender } from './smtp-sender.ts';

const message = {
  id: 'r-1',
  to: 'amina@example.ma',
  text: 'Rappel : vous avez rendez-vous demain',
};

describe('the mail server', () => {
  let server: SMTPServer;
  let silent: Server;
  let isFull = false;
  let letters: string[] = [];
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let letter = '';
        stream.on('data', (chunk: Buffer) => (letter += chunk.toString()));
        stream.on('end', () => {
          if (isFull) return done(Object.assign(new Error('full'), { responseCode: 452 }));
          letters.push(letter);
          done();
        });
      },
    });
    silent = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  });
  beforeEach(() => {
    letters = [];
    isFull = false;
  });
  afterAll(async () => {
    silent.close();
    await new Promise<void>((closed) => server.close(closed));
  });

  const senderTo = (place: AddressInfo, timeoutMs = 5_000) =>
    createSmtpSender({
      url: `smtp://127.0.0.1:${place.port}`,
      from: 'rappels@qarib.example',
      timeoutMs,
    });
  const own = () => senderTo(server.server.address() as AddressInfo);

  it('is given one plain letter that is known again', async () => {
    await own().send(message);
    await own().send(message);
    expect(letters).toHaveLength(2);
    for (const letter of letters) {
      expect(letter).toContain('Message-ID: <r-1@qarib.example>');
      expect(letter).toContain('Content-Type: text/plain');
      expect(letter).toContain('To: amina@example.ma');
    }
  });

  it('that takes no more has sent nothing', async () => {
    isFull = true;
    await expect(own().send(message)).rejects.toMatchObject({ problem: 'refused' });
  });

  it('that says nothing is given up', async () => {
    const send = senderTo(silent.address() as AddressInfo, 300).send(message);
    await expect(send).rejects.toMatchObject({ problem: 'timed-out' });
  });
});
