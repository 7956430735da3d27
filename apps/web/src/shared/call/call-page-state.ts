import { z } from 'zod';
import type { CallWishes } from './use-call-engine.ts';

/** What the address of a call keeps in its history entry: enough to come back as one was. */
const callPageState = z.object({
  isRejoin: z.boolean(),
  isMicrophoneOn: z.boolean(),
  isCameraOn: z.boolean(),
});
export type CallPageState = z.infer<typeof callPageState>;

const firstVisit: CallWishes = { isRejoin: false, isMicrophoneOn: true, isCameraOn: true };

export function readCallWishes(state: unknown): CallWishes {
  const parsed = callPageState.safeParse(state);
  return parsed.success ? parsed.data : firstVisit;
}
