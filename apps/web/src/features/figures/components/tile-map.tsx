import { Link } from 'react-router';
import { provinceTiles } from '@qarib/clinical';
import type { CSSProperties } from 'react';
import classes from './figures.module.css';

export type Tile = {
  readonly provinceId: string;
  readonly name: string;
  /** As short as a tile is wide. */
  readonly text: string;
  readonly strength: number;
  readonly link: string;
};

type TileMapProps = {
  readonly tiles: readonly Tile[];
  readonly colour: 'teal' | 'orange';
  readonly label: string;
};

const size = 10;
const gap = 0.6;

/**
 * The provinces as tiles of one size. West stays on the left in every language. It is a picture for those
 * who see it, and its tiles are there for a pointer: everybody else has the table with the same links.
 */
export function TileMap({ tiles, colour, label }: TileMapProps) {
  const byId = new Map(tiles.map((tile) => [tile.provinceId, tile]));
  const placed = provinceTiles.filter(({ provinceId }) => byId.has(provinceId));
  const left = Math.min(...placed.map(({ column }) => column));
  const top = Math.min(...placed.map(({ row }) => row));
  const columns = Math.max(...placed.map(({ column }) => column)) - left + 1;
  const rows = Math.max(...placed.map(({ row }) => row)) - top + 1;
  const map = (
    <svg
      viewBox={`0 0 ${columns * size} ${rows * size}`}
      className={classes['map']}
      style={{ '--columns': columns } as CSSProperties}
      aria-hidden="true"
      direction="ltr"
    >
      {placed.map(({ provinceId, column, row }) => {
        const tile = byId.get(provinceId);
        if (!tile) return null;
        const [x, y] = [(column - left) * size, (row - top) * size];
        return (
          <Link key={provinceId} to={tile.link} tabIndex={-1}>
            <title>{`${tile.name}: ${tile.text}`}</title>
            <rect
              x={x + gap / 2}
              y={y + gap / 2}
              width={size - gap}
              height={size - gap}
              rx={1}
              style={{
                fill: `color-mix(in srgb, var(--mantine-color-${colour}-6) ${tile.strength}%, #f4f5f5)`,
              }}
            />
            <text x={x + size / 2} y={y + 4.4} className={classes['tileName']}>
              {shortOf(tile.name)}
            </text>
            <text x={x + size / 2} y={y + 7.8} className={classes['tileText']}>
              {tile.text}
            </text>
          </Link>
        );
      })}
    </svg>
  );
  return (
    <div
      ref={showTheMiddle}
      className={classes['wide']}
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {map}
    </div>
  );
}

/** Where the country is wider than the window, most of its provinces are in the middle. */
function showTheMiddle(element: HTMLElement | null): void {
  if (!element) return;
  const half = (element.scrollWidth - element.clientWidth) / 2;
  // From right to left it is counted below zero.
  element.scrollLeft = getComputedStyle(element).direction === 'rtl' ? -half : half;
}

/** The first letters of a name without its article; the whole of it is in the table. */
function shortOf(name: string): string {
  const bare = name.replace(/^(?:(?:Al|El|Es)[\s-]|[LM]’|ال)/u, '');
  return bare.slice(0, 5).trim();
}
