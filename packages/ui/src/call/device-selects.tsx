import { NativeSelect } from '@mantine/core';
import { Camera, Mic, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './device-selects.module.css';

type Device = { readonly deviceId: string; readonly label: string };

export type DeviceChoice = {
  readonly kind: 'microphone' | 'camera' | 'speaker';
  readonly label: string;
  readonly devices: readonly Device[];
  readonly selectedId: string | undefined;
  /** Shown when there is none, or when the browser chooses by itself. */
  readonly noneLabel: string;
  /** A device that the browser does not name yet: `Micro 2`. */
  readonly unnamedLabel: (position: number) => string;
  /** Below the list: a level, a test, a problem. */
  readonly below?: ReactNode;
};

export type DeviceSelectsProps = {
  readonly choices: readonly DeviceChoice[];
  readonly onChoose: (kind: DeviceChoice['kind'], deviceId: string) => void;
};

const icons = { microphone: Mic, camera: Camera, speaker: Volume2 };

/** Which microphone, camera and speaker; the lists are the phone's own. */
export function DeviceSelects({ choices, onChoose }: DeviceSelectsProps) {
  return (
    <div className={classes.selects}>
      {choices.map(({ kind, label, devices, selectedId, noneLabel, unnamedLabel, below }) => {
        const Icon = icons[kind];
        const options = devices.map((device, index) => ({
          value: device.deviceId,
          label: device.label || unnamedLabel(index + 1),
        }));
        const isKnown = devices.some(({ deviceId }) => deviceId === selectedId);
        return (
          <div key={kind} className={classes.device}>
            <NativeSelect
              size="md"
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              disabled={devices.length === 0}
              value={isKnown ? selectedId : ''}
              data={isKnown ? options : [{ value: '', label: noneLabel }, ...options]}
              onChange={({ currentTarget }) => {
                if (currentTarget.value) onChoose(kind, currentTarget.value);
              }}
              data-testid={`choose-${kind}`}
            />
            {below}
          </div>
        );
      })}
    </div>
  );
}
