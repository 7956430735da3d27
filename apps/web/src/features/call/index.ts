export { CallRoom } from './components/call-room.tsx';
