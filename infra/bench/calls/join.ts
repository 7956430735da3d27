import { enterLobby, join } from '@qarib/testing/browser';
import { linkProfiles, type LinkProfileName } from '@qarib/testing/link';
import { percentile } from '../lib/table.ts';
import { timeJoin, toCall, toJoin, timeRoundTrip, transportsConnected } from './first-frame.ts';
import { profilesOf, quantiles, type Findings, type Part, type Row } from './part.ts';
import { Stage, type Callers } from './stage.ts';

const usualProfiles = ['none', '3g', 'edge', 'satellite', 'worst'] as const;
const patienceMs = 90_000;

const roundTripOf = (profile: LinkProfileName) =>
  linkProfiles[profile].up.delayMs + linkProfiles[profile].down.delayMs;

function row(profile: LinkProfileName, values: readonly number[], machineMs: number): Row {
  const roundTripMs = roundTripOf(profile);
  const trips = roundTripMs > 0 ? (percentile(values, 50) / roundTripMs).toFixed(1) : '';
  return {
    profile,
    ...quantiles(values),
    'round trips (p50)': trips,
    'HTTP round trip ms': machineMs.toFixed(0),
  };
}

/** The nurse hangs up and comes back into the lobby, on a link that is good for so long. */
async function backToLobby({ nurse, specialist, link }: Callers): Promise<void> {
  link.become(linkProfiles.none);
  await nurse.page.getByTestId('hang-up').click();
  await specialist.page.getByTestId('waiting').waitFor();
  await nurse.page.locator(toCall).click();
  await nurse.page.getByTestId('join').and(nurse.page.locator(':enabled')).waitFor();
}

async function fromLobby(
  stage: Stage,
  profile: LinkProfileName,
  runs: number,
  progress: (text: string) => void,
): Promise<Row> {
  const callers = await stage.callers();
  const { nurse, specialist, link, consultation } = callers;
  const times: number[] = [];
  const roundTrips: number[] = [];
  nurse.page.setDefaultTimeout(patienceMs);
  await enterLobby(specialist, consultation);
  await join(specialist);
  await enterLobby(nurse, consultation);
  for (let run = 1; run <= runs; run += 1) {
    await transportsConnected(nurse.page);
    link.become(linkProfiles[profile]);
    // The round trips also give the link the time to be what it is now.
    for (const _again of [1, 2]) roundTrips.push(await timeRoundTrip(nurse.page));
    const { frameMs } = await timeJoin(nurse.page, toJoin);
    times.push(frameMs);
    progress(`from the lobby, ${profile}: ${run} of ${runs}, ${frameMs.toFixed(0)} ms`);
    await backToLobby(callers);
  }
  return row(profile, times, percentile(roundTrips, 50));
}

async function cold(
  stage: Stage,
  profile: LinkProfileName,
  runs: number,
  progress: (text: string) => void,
): Promise<Row> {
  const { specialist, consultation, nurse: first } = await stage.callers();
  await first.close();
  await enterLobby(specialist, consultation);
  await join(specialist);
  const times: number[] = [];
  const roundTrips: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const { nurse, link } = await stage.openNurse(run);
    nurse.page.setDefaultTimeout(patienceMs);
    await nurse.page.goto(consultation);
    await nurse.page.locator(toCall).waitFor();
    await nurse.page.waitForLoadState('networkidle');
    link.become(linkProfiles[profile]);
    for (const _again of [1, 2]) roundTrips.push(await timeRoundTrip(nurse.page));
    const { frameMs, buttonMs } = await timeJoin(nurse.page, toCall);
    times.push(frameMs);
    const told = `${frameMs.toFixed(0)} ms, button after ${buttonMs.toFixed(0)}`;
    progress(`cold, ${profile}: ${run} of ${runs}, ${told}`);
    await nurse.close();
    await specialist.page.getByTestId('waiting').waitFor({ timeout: patienceMs });
  }
  return row(profile, times, percentile(roundTrips, 50));
}

type Measure = typeof fromLobby;

const part = (name: string, title: string, measure: Measure): Part => ({
  name,
  async run(options, progress) {
    const rows: Row[] = [];
    for (const profile of profilesOf(options, usualProfiles)) {
      const stage = await Stage.create();
      try {
        rows.push(await measure(stage, profile, options.runs ?? 10, progress));
      } finally {
        await stage.close();
      }
    }
    return [{ title, rows }] satisfies Findings[];
  },
});

export const joinPart = part('join', 'From the click on Join to the first remote frame', fromLobby);
export const coldPart = part(
  'cold',
  'From the click on the consultation to the first remote frame, in a browser profile that has not seen a call',
  cold,
);
