import { useEffect, useRef } from 'react';
import classes from './level-meter.module.css';

export type LevelMeterProps = {
  readonly label: string;
  /** Calls back with 0 to 1, many times a second; returns what ends it. */
  readonly listen: (listener: (level: number) => void) => () => void;
};

/** A bar that follows a voice. It moves outside React: twenty renders a second would be felt. */
export function LevelMeter({ label, listen }: LevelMeterProps) {
  const meter = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      listen((level) => {
        const clamped = Math.min(1, Math.max(0, level));
        meter.current?.style.setProperty('--level', clamped.toFixed(3));
        meter.current?.setAttribute('aria-valuenow', String(Math.round(clamped * 100)));
      }),
    [listen],
  );
  return (
    <div
      ref={meter}
      className={classes.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div className={classes.bar} />
    </div>
  );
}
