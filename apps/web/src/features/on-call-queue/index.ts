export { IncomingBar } from './components/incoming-bar.tsx';
export { QueueBoard } from './components/queue-board.tsx';
