import type { Message } from '@qarib/contracts';

export type PhotoAnswer = 'photo' | 'photo-declined';

/** What became of each wish for a photo, by the id of the message that asked. */
export function answersByRequest(messages: readonly Message[]): ReadonlyMap<string, PhotoAnswer> {
  const answers = new Map<string, PhotoAnswer>();
  for (const { content } of messages) {
    if (content.kind !== 'photo' && content.kind !== 'photo-declined') continue;
    if (content.requestId !== undefined) answers.set(content.requestId, content.kind);
  }
  return answers;
}

/** The latest wish for a photo that nobody has answered. */
export function openRequest(messages: readonly Message[]): Message | undefined {
  const answers = answersByRequest(messages);
  return messages.findLast(
    ({ id, content }) => content.kind === 'photo-request' && !answers.has(id),
  );
}
