import { useState } from 'react';
import { z } from 'zod';

/** Clockwise, from where a thumb does not cover it. */
const corners = ['end-end', 'end-start', 'start-start', 'start-end'] as const;

const storageKey = 'qarib:self-view';
const selfViewChoice = z.object({
  corner: z.enum(corners),
  isMirrored: z.boolean(),
  isHidden: z.boolean(),
});
type SelfViewChoice = z.infer<typeof selfViewChoice>;
export type Corner = SelfViewChoice['corner'];

const initial: SelfViewChoice = { corner: 'end-end', isMirrored: true, isHidden: false };

function stored(): SelfViewChoice {
  try {
    const parsed = selfViewChoice.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    return parsed.success ? parsed.data : initial;
  } catch {
    return initial;
  }
}

export const cornerAfter = (corner: Corner): Corner =>
  corners[(corners.indexOf(corner) + 1) % corners.length] ?? 'end-end';

/** The corner nearest to a point of a box, in the reading direction. */
export function cornerAt(
  point: { readonly x: number; readonly y: number },
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
  isRtl: boolean,
): Corner {
  const isBelow = point.y > box.top + box.height / 2;
  const isRight = point.x > box.left + box.width / 2;
  return `${isBelow ? 'end' : 'start'}-${isRight === isRtl ? 'start' : 'end'}`;
}

/** How one wants to see oneself; remembered by this browser. */
export function useSelfViewChoice() {
  const [choice, setChoice] = useState(stored);
  const change = (part: Partial<SelfViewChoice>) => {
    const changed = { ...choice, ...part };
    setChoice(changed);
    try {
      localStorage.setItem(storageKey, JSON.stringify(changed));
    } catch {
      // It then lasts as long as the call.
    }
  };
  return [choice, change] as const;
}
