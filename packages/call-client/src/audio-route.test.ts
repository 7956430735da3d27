import { audioRouteOf } from './audio-route.ts';

const named = (speaker: string, microphone = '') => ({
  cameras: [],
  speakers: speaker ? [{ deviceId: 's', label: speaker }] : [],
  microphones: microphone ? [{ deviceId: 'm', label: microphone }] : [],
});

test.each([
  ['Headphones (Realtek(R) Audio)', '', 'headset'],
  ['Casque (Logitech USB Headset)', '', 'headset'],
  ['Écouteurs (AirPods de Fatima)', '', 'headset'],
  ['Speakers (Realtek(R) Audio)', '', 'loudspeaker'],
  ['Haut-parleurs MacBook Air', '', 'loudspeaker'],
  ['DELL U2412M (HDMI)', '', 'loudspeaker'],
  ['', 'Headset earpiece', 'headset'],
  ['', 'Default', 'unknown'],
  ['', '', 'unknown'],
  // The socket of a laptop is one device, with or without a headset in it.
  ['Built-in Audio Analog Stereo', '', 'unknown'],
] as const)('%s and %s: %s', (speaker, microphone, route) => {
  expect(audioRouteOf(named(speaker, microphone), {})).toBe(route);
});

test('the device chosen counts, not the first', () => {
  const devices = {
    cameras: [],
    microphones: [],
    speakers: [
      { deviceId: 'laptop', label: 'Speakers' },
      { deviceId: 'usb', label: 'USB Headset' },
    ],
  };
  expect(audioRouteOf(devices, { speaker: 'usb' })).toBe('headset');
  expect(audioRouteOf(devices, {})).toBe('loudspeaker');
});
