import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { AnnotationShape } from '@qarib/contracts';
import {
  beginDrawing,
  drawTo,
  pointWithin,
  shapeOf,
  type Drawing,
  type Point,
  type Tool,
} from './drawing.ts';

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const fineStep = 0.01;
const coarseStep = 0.05;

type SheetOptions = {
  readonly tool: Tool;
  readonly onDrawn: (shape: AnnotationShape) => void;
  /** Words are wanted here. */
  readonly onPlace: (at: Point) => void;
};

/**
 * Drawing with a finger, a mouse or the keyboard: arrows move a cross (with Shift in small steps),
 * Enter begins a mark and ends it, Escape gives it up.
 */
export function useSheet({ tool, onDrawn, onPlace }: SheetOptions) {
  const [drawing, setDrawing] = useState<Drawing>();
  const [cursor, setCursor] = useState<Point>();

  function pointOf(event: PointerEvent<SVGSVGElement>): Point {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  }

  function begin(at: Point): void {
    if (tool === 'text') onPlace(pointWithin(at));
    else setDrawing(beginDrawing(tool, at));
  }

  function end(): void {
    const shape = drawing && shapeOf(drawing);
    setDrawing(undefined);
    if (shape) onDrawn(shape);
  }

  function step(event: KeyboardEvent, [x, y]: Point): void {
    event.preventDefault();
    const length = event.shiftKey ? fineStep : coarseStep;
    const [fromX, fromY] = cursor ?? [0.5, 0.5];
    const next = pointWithin([fromX + x * length, fromY + y * length]);
    setCursor(next);
    if (drawing) setDrawing(drawTo(drawing, next));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const move = steps[event.key];
    if (move) step(event, move);
    else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const at = cursor ?? [0.5, 0.5];
      setCursor(at);
      if (drawing) end();
      else begin(at);
    } else if (event.key === 'Escape' && drawing) {
      // Only the mark is given up, not the photo one looks at.
      event.stopPropagation();
      setDrawing(undefined);
    }
  }

  return {
    drawing,
    cursor,
    handlers: {
      onKeyDown,
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        if (!event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setCursor(undefined);
        begin(pointOf(event));
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        if (drawing && event.isPrimary && !cursor) setDrawing(drawTo(drawing, pointOf(event)));
      },
      onPointerUp: () => {
        if (!cursor) end();
      },
      onPointerCancel: () => setDrawing(undefined),
    },
  };
}
