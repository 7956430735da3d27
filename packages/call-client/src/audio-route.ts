import type { AudioRoute, DeviceLists, SelectedDevices } from './call-snapshot.ts';

/** What browsers and systems call them, in the languages of the people here. */
const headsetWords =
  /head(set|phone)|ear(phone|bud|piece|pod)|airpods?|\bbuds\b|casque|[ée]couteur|kopfh[öo]rer|auricular|سماعة الرأس|سماعات|hands-?free|jabra|plantronics|poly bt/i;
const loudspeakerWords =
  /speaker|haut-?parleur|lautsprecher|altavo[cz]|مكبر|hdmi|display ?port|monitor|t[ée]l[ée]viseur/i;

/**
 * Whether the others' voices can reach the own microphone. Devices are only known by name, and a
 * phone names none, so `unknown` is a common answer.
 */
export function audioRouteOf(devices: DeviceLists, selected: SelectedDevices): AudioRoute {
  const labelOf = (list: DeviceLists['speakers'], id: string | undefined) =>
    (list.find(({ deviceId }) => deviceId === id) ?? list[0])?.label ?? '';
  const output = labelOf(devices.speakers, selected.speaker);
  if (headsetWords.test(output)) return 'headset';
  if (loudspeakerWords.test(output)) return 'loudspeaker';
  // Firefox and phones list no outputs: the microphone of a headset tells as well.
  const input = labelOf(devices.microphones, selected.microphone);
  return headsetWords.test(input) ? 'headset' : 'unknown';
}
