export { NotePanel, type NotePanelProps } from './components/note-panel.tsx';
