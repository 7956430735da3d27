import { createTransport } from 'nodemailer';
import { MessageFailure, type Sender } from '../../ports/messenger.ts';

export type SmtpSettings = {
  /** `smtps://host:465`, or `smtp://host:587`, which must then offer STARTTLS unless it is this machine. */
  readonly url: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly from: string;
  readonly timeoutMs: number;
};

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** Plain text by SMTP, one message per reminder, its Message-ID the same on every attempt. */
export function createSmtpSender(settings: SmtpSettings): Sender {
  const { url, user, password, from, timeoutMs } = settings;
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: !loopback.test(hostname),
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1) ?? 'qarib.invalid';
  return {
    async send({ id, to, text }) {
      const message = { from, to, subject: subjectOf(text), text, messageId: `<${id}@${domain}>` };
      await transport.sendMail(message).catch((error: unknown) => {
        throw new MessageFailure(problemOf(error));
      });
    },
  };
}

/** The first words, before the day and the place. */
const subjectOf = (text: string) => text.split(/\d/)[0]?.trim() ?? '';

function problemOf(error: unknown): MessageFailure['problem'] {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'ETIMEDOUT') return 'timed-out';
  return responseCode === undefined ? 'unreachable' : 'refused';
}
