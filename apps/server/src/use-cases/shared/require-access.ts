import { AppError } from '../../ports/app-error.ts';

/**
 * The first line of every use case. "Not there" and "not yours" answer alike, so that nobody learns
 * of a record by being refused it.
 */
export function requireAccess<Item>(
  item: Item | undefined,
  canAccess: (item: Item) => boolean,
): asserts item is Item {
  if (item === undefined || !canAccess(item)) throw new AppError('NOT_FOUND');
}
