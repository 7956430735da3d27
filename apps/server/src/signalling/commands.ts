import type { CommandName, CommandPayload, CommandReply } from '@qarib/contracts';
import type { Ports, Speaker } from '../use-cases/boundary.ts';
import { leaveBoard, watchBoard } from '../use-cases/board/watch-board.ts';
import { acceptConsultation } from '../use-cases/consultations/accept-consultation.ts';
import { adaptProducer } from '../use-cases/calls/adapt-producer.ts';
import { awaitMedia } from '../use-cases/calls/await-media.ts';
import { changeProducer } from '../use-cases/calls/change-producer.ts';
import { connectTransport } from '../use-cases/calls/connect-transport.ts';
import { joinCall } from '../use-cases/calls/join-call.ts';
import { leaveCall } from '../use-cases/calls/leave-call.ts';
import { prepareCall } from '../use-cases/calls/prepare-call.ts';
import { produceEcho } from '../use-cases/calls/produce-echo.ts';
import { produceMedia } from '../use-cases/calls/produce-media.ts';
import { refreshMedia } from '../use-cases/calls/refresh-media.ts';
import { rejoinCall } from '../use-cases/calls/rejoin-call.ts';
import { reportQuality } from '../use-cases/calls/report-quality.ts';
import { restartIce } from '../use-cases/calls/restart-ice.ts';
import { resumeConsumer } from '../use-cases/calls/resume-consumer.ts';
import { storeQuality } from '../use-cases/calls/store-quality.ts';
import { watchConsumer } from '../use-cases/calls/watch-consumer.ts';

/** What each command does. */
export const commandHandlers: {
  readonly [Name in CommandName]: (
    ports: Ports,
    speaker: Speaker,
    payload: CommandPayload<Name>,
  ) => Promise<CommandReply<Name>>;
} = {
  'consultation:accept': (ports, { person }, payload) => acceptConsultation(ports, person, payload),
  'board:watch': watchBoard,
  'board:leave': leaveBoard,
  'call:prepare': prepareCall,
  'call:connect-transport': connectTransport,
  'call:restart-ice': restartIce,
  'call:produce-echo': produceEcho,
  'call:produce': produceMedia,
  'call:pause-producer': changeProducer('producer:pause'),
  'call:resume-producer': changeProducer('producer:resume'),
  'call:close-producer': changeProducer('producer:close'),
  'call:await-media': awaitMedia,
  'call:join': joinCall,
  'call:resume-consumer': resumeConsumer,
  'call:watch': watchConsumer,
  'call:adapt-producer': adaptProducer,
  'call:rejoin': rejoinCall,
  'call:report-quality': reportQuality,
  'call:store-quality': storeQuality,
  'call:refresh-media': refreshMedia,
  'call:leave': leaveCall,
};

/**
 * Commands about records ask the database who speaks. Those of a running call do not, so that a call
 * outlives a database that is away; a sign-out ends the connection either way.
 */
export const isAboutRecords = (name: CommandName) =>
  name === 'consultation:accept' || name === 'board:watch' || name === 'call:prepare';
