import { z } from 'zod';
import * as contracts from '../src/index.ts';
import { TypeWriter } from './type-text.ts';

/** What an error's `details` carry, where they carry anything. */
const detailsOf: Partial<Record<contracts.ErrorCode, string>> = {
  CONSULTATION_ALREADY_ACCEPTED: '`responsibleName`: who has it',
  PATIENT_MERGED: '`patientId`: the file it is part of now',
  VERSION_CONFLICT: '`version`: the one to start from',
  RATE_LIMITED: '`retryAfterSeconds`, for sign-ins',
  INTERNAL: '`instance`: the id the log has too, over sockets',
};

/** What an error's `issues` carry, where they carry anything. */
const issuesOf: Partial<Record<contracts.ErrorCode, string>> = {
  INPUT_INVALID: 'each wrong place',
  PATIENTS_DIFFER: 'each fact that tells two people apart',
  VITAL_SIGN_IMPOSSIBLE: 'each impossible value, `vitalSigns.N.value`',
  NOTE_INCOMPLETE: 'each missing section, `text.<section>`',
};

/** `docs/protocol.md`: everything that crosses the wire, as the schemas have it. */
export function renderProtocol(): string {
  const types = new TypeWriter(exportedSchemas());
  const sections = [
    introduction,
    rest(types),
    commands(types),
    facts(types),
    mediaNodes(types),
    errors(types),
  ];
  // Last, because only now is it known which types were linked to.
  return `${[...sections, namedTypes(types)].join('\n\n')}\n`;
}

function exportedSchemas(): Record<string, z.ZodType> {
  const schemas: Record<string, z.ZodType> = {};
  const known = new Set<z.ZodType>();
  for (const [name, value] of Object.entries(contracts)) {
    if (!isWorthAName(value) || known.has(value)) continue;
    known.add(value);
    schemas[name.charAt(0).toUpperCase() + name.slice(1)] = value;
  }
  return schemas;
}

/** Other words and numbers are clearer written out than linked to. */
const isWorthAName = (value: unknown): value is z.ZodType =>
  value instanceof z.ZodObject || value instanceof z.ZodEnum || value === contracts.id;

const introduction = `# Protocol

Generated from \`packages/contracts\` by \`node packages/contracts/scripts/write-protocol.ts\`; a test holds it to that.

- **Who.** The session is a cookie that scripts cannot read. Every change over HTTP carries the session's \`csrfToken\` in
  \`X-CSRF-Token\`, and the \`Origin\` of the page; both are checked, and so is the Origin of the signalling handshake.
- **Answers.** HTTP answers JSON, and refusals as problem details ([Problem](#problem), RFC 9457). Commands over Socket.IO are
  answered by their ack: \`{ ok: true, data }\` or \`{ ok: false, error }\` with an [AckError](#ackerror). A refused handshake gives
  \`connect_error\` with \`data.code\`, after which Socket.IO does not try again by itself. Clients switch on codes; no text is meant to be shown.
- **Again.** What makes a record carries an \`idempotencyKey\`: sent again it answers what it answered first. What changes one
  carries the \`version\` it was decided on. Transitions that have happened already answer as they did.
- **Signalling.** Socket.IO on the page's own origin, default path, cookie and Origin as for HTTP; no message is larger than
  ${contracts.maxSignallingBytes / 1024} KiB. On connecting, and after a reconnection, the server tells \`system:health-changed\`; whatever else
  was missed is read again. A peer whose connection went away is kept for 8 s, for \`call:rejoin\`.`;

function rest(types: TypeWriter): string {
  const parts = Object.values<contracts.Endpoint>(contracts.endpoints).map((endpoint) => {
    const { method, path, summary, isPublic, params, query, body, reply } = endpoint;
    const lines = [
      `### ${method} ${path}`,
      '',
      `${summary}.${isPublic ? ' Needs no session.' : ''}`,
      '',
    ];
    if (params) lines.push(`- params: ${types.write(params, 'input')}`);
    if (query) lines.push(`- query: ${types.write(query, 'input')}`);
    if (body) lines.push(`- body: ${types.write(body, 'input')}`);
    lines.push(`- reply: ${types.write(reply, 'output')}`);
    return lines.join('\n');
  });
  return ['## HTTP', ...parts, attachments(types)].join('\n\n');
}

function attachments(types: TypeWriter): string {
  const part = contracts.partUpload;
  const chunk = contracts.recordingChunkUpload;
  return `### GET ${contracts.attachmentPath}

The photo, or the document to be saved; \`size=preview\` is a small photo, for lists.

- query: ${types.write(contracts.attachmentContentQuery, 'input')}
- reply: the bytes

### ${part.method} ${part.path}

${part.summary}. At most ${part.maxBytes / 1024} KiB a part, ${contracts.maxUploadBytes / 1024 / 1024} MiB in all; sent again, it is added once.

- params: ${types.write(part.params, 'input')}
- query: ${types.write(part.query, 'input')}
- body: the bytes
- reply: ${types.write(part.reply, 'output')}

### ${chunk.method} ${chunk.path}

${chunk.summary}. At most ${chunk.maxBytes / 1024 / 1024} MiB a part.

- params: ${types.write(chunk.params, 'input')}
- body: the bytes
- reply: ${types.write(chunk.reply, 'output')}

### GET ${contracts.recordingPath}

The recording, its parts as one.

- reply: the bytes

### GET ${contracts.figuresCsvPath}

Figures as a file for spreadsheets: semicolons, UTF-8 with a byte order mark. First what its columns mean, then each breakdown; the last line is \`${contracts.figuresCsvEnd}\` and the number of lines before it.

- query: ${types.write(contracts.figuresCsvQuery, 'input')}
- reply: the lines

### GET ${contracts.figuresPdfPath}

Figures as a report: PDF with charts and definitions, sent page by page. Each page's dictionary says in \`QaribShare\` how many per cent there are up to its end; a file that does not end with \`${contracts.pdfEnd}\` was cut.

- query: ${types.write(contracts.figuresFileQuery, 'input')}
- reply: the bytes`;
}

function commands(types: TypeWriter): string {
  const rows = Object.entries(contracts.commands).map(
    ([name, { summary, payload, reply }]) =>
      `| \`${name}\` | ${summary} | ${types.write(payload, 'input')} | ${types.write(reply, 'output')} |`,
  );
  return `## Signalling commands

| command | what it does | payload | reply |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}

function facts(types: TypeWriter): string {
  const rows = Object.entries(contracts.facts).map(
    ([name, { summary, payload }]) =>
      `| \`${name}\` | ${summary} | ${types.write(payload, 'output')} |`,
  );
  return `## Signalling facts

| fact | what happened | payload |
| --- | --- | --- |
${rows.join('\n')}`;
}

function mediaNodes(types: TypeWriter): string {
  const asked = Object.entries(contracts.mediaNodeCommands).map(
    ([name, { payload, reply }]) =>
      `| \`${name}\` | ${types.write(payload, 'input')} | ${types.write(reply, 'output')} |`,
  );
  const told = Object.entries(contracts.mediaNodeFacts).map(
    ([name, payload]) => `| \`${name}\` | ${types.write(payload, 'output')} |`,
  );
  return `## Media nodes

Media nodes dial in to the namespace \`${contracts.mediaNodeNamespace}\` with \`auth\` ${types.write(contracts.mediaNodeHandshake, 'input')},
without an Origin, and beat every ${contracts.beatIntervalMs} ms. A node's rooms count as lost three and a half beats after the last one
when its line is cut, and ten when the line stands.

| the control plane asks | payload | reply |
| --- | --- | --- |
${asked.join('\n')}

| the node tells | payload |
| --- | --- |
${told.join('\n')}`;
}

function errors(types: TypeWriter): string {
  const rows = contracts.errorCodes.map((code) => {
    const carried = [
      detailsOf[code] && `details ${detailsOf[code]}`,
      issuesOf[code] && `issues: ${issuesOf[code]}`,
    ].filter(Boolean);
    return `| \`${code}\` | ${contracts.errorStatuses[code]} | ${carried.join('; ')} |`;
  });
  return `## Error codes

HTTP carries them in a ${types.write(contracts.problem, 'output')}, an ack in an ${types.write(contracts.ackError, 'output')}.

| code | HTTP status | carries |
| --- | --- | --- |
${rows.join('\n')}`;
}

function namedTypes(types: TypeWriter): string {
  const parts = types.named().map(({ name, fields }) => `### ${name}\n\n${fields}`);
  return ['## Types', ...parts].join('\n\n');
}
