import { definitionOf, type FigureId } from './definitions.ts';
import { groupOf, type Group } from './small-groups.ts';

/** Every figure, under what it tells of, in the order it is read. */
export const figureSections = {
  requests: [
    'requested',
    'answered',
    'attempted',
    'completed',
    'dropped',
    'unmet',
    'answeredShare',
    'completedShare',
    'droppedShare',
    'unmetShare',
  ],
  waits: ['medianWait', 'longWait', 'meanWait', 'meanOpinionTime', 'opinionsInTimeShare'],
  results: ['transfersAvoidedShare', 'journeyAvoided'],
  calls: [
    'noShowShare',
    'loss',
    'roundTrip',
    'rejoinsPerCall',
    'pictureLossesPerCall',
    'fallbackShare',
    'upRate',
    'downRate',
    'concealedShare',
    'chatShare',
    'writtenShare',
    'complaintRate',
  ],
} as const satisfies Record<string, readonly FigureId[]>;

export type FigureSection = keyof typeof figureSections;
export const figureSectionNames = Object.keys(figureSections) as readonly FigureSection[];

/** Whether a figure is made of, or out of, what may not be shown. */
export function isFigureHidden(id: FigureId, hidden: readonly Group[]): boolean {
  const { counts, among } = definitionOf(id);
  return [counts, among].some((key) => key !== undefined && hidden.includes(groupOf(key)));
}
