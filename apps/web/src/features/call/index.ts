export type { CasePage } from './pages/share-page.ts';
export { CallRoom } from './components/call-room.tsx';
