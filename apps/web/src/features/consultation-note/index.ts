export { NotePanel } from './components/note-panel.tsx';
