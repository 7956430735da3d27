import { z } from 'zod';
import { firstVisit, type CallWishes } from './create-call.ts';

/** What the address of a call keeps in its history entry: enough to come back as one was. */
const callPageState = z.object({
  isRejoin: z.boolean(),
  isMicrophoneOn: z.boolean(),
  isCameraOn: z.boolean(),
});
export type CallPageState = z.infer<typeof callPageState>;

/** What the page of a case is told by a call that was left. */
const hungUpState = z.object({ hasHungUp: z.literal(true) });
export const hungUp: z.infer<typeof hungUpState> = { hasHungUp: true };
export const hasHungUp = (state: unknown): boolean => hungUpState.safeParse(state).success;

export function readCallWishes(state: unknown): CallWishes {
  const parsed = callPageState.safeParse(state);
  return parsed.success ? parsed.data : firstVisit;
}
