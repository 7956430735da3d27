export { CallRoom, type CallRoomProps } from './components/call-room.tsx';
