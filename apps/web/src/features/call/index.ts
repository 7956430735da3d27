export { CallRoom } from './components/call-room.tsx';
export { FinishedCall } from './components/finished-call.tsx';
