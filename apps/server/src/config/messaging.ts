import { z } from 'zod';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** An address without credentials in it, and without TLS to this machine only. */
const gateway = (secure: readonly string[], plain: readonly string[]) =>
  z
    .url()
    .max(500)
    .refine((text) => {
      const { protocol, hostname, username, password } = new URL(text);
      const isSafe =
        secure.includes(protocol) || (plain.includes(protocol) && loopback.test(hostname));
      return isSafe && username === '' && password === '';
    }, 'needs TLS, except on this machine, and holds no credentials');

const headers = z
  .string()
  .max(4_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\x20-\x7e]*$/)));

const pattern = z
  .string()
  .max(200)
  .transform((text, context) => {
    try {
      return new RegExp(text, 'u');
    } catch {
      context.addIssue({ code: 'custom', message: 'is no regular expression' });
      return z.NEVER;
    }
  });

/** The ways reminders leave by; without these there are none. */
export const messagingKeys = {
  QARIB_SMTP_URL: gateway(['smtps:', 'smtp:'], [])
    .describe('the mail server: smtps://host:465, or smtp://host:587 with STARTTLS')
    .optional(),
  QARIB_SMTP_USER: z.string().min(1).max(200).describe('signs in to the mail server').optional(),
  QARIB_SMTP_PASSWORD: z.string().min(1).max(500).describe('of that account').optional(),
  QARIB_MAIL_FROM: z.email().describe('the sender of reminders by e-mail').optional(),
  QARIB_SMS_URL: gateway(['https:'], ['http:'])
    .describe('the HTTP gateway that sends text messages')
    .optional(),
  QARIB_SMS_METHOD: z.enum(['POST', 'PUT']).default('POST').describe('how it is asked'),
  QARIB_SMS_HEADERS: headers.describe('JSON; may hold {{secret}}').optional(),
  QARIB_SMS_BODY: z
    .string()
    .max(4_000)
    .default('{"to":"{{to}}","text":"{{text}}","id":"{{id}}"}')
    .describe('with {{to}}, {{text}}, {{id}} and {{secret}}'),
  QARIB_SMS_SUCCESS: pattern
    .describe('a regular expression that an accepting answer matches; any 2xx without it')
    .optional(),
  QARIB_SMS_SECRET: z.string().min(1).max(1_000).describe('stands for {{secret}}').optional(),
};

/** Longer than a gateway on a bad day takes, far shorter than a message is anybody's. */
const timeoutMs = 15_000;

const messagingSchema = z.object(messagingKeys);
type Environment = z.output<typeof messagingSchema>;

export function messagingOf(env: Environment) {
  const { QARIB_SMTP_URL, QARIB_MAIL_FROM, QARIB_SMS_URL } = env;
  return {
    mail: QARIB_SMTP_URL &&
      QARIB_MAIL_FROM && {
        url: QARIB_SMTP_URL,
        user: env.QARIB_SMTP_USER,
        password: env.QARIB_SMTP_PASSWORD,
        from: QARIB_MAIL_FROM,
        timeoutMs,
      },
    sms: QARIB_SMS_URL && {
      url: QARIB_SMS_URL,
      method: env.QARIB_SMS_METHOD,
      headers: env.QARIB_SMS_HEADERS ?? {},
      body: env.QARIB_SMS_BODY,
      success: env.QARIB_SMS_SUCCESS,
      secret: env.QARIB_SMS_SECRET,
      timeoutMs,
    },
  };
}
export type Messaging = ReturnType<typeof messagingOf>;
