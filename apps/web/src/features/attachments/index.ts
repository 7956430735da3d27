export { Attached } from './components/attached.tsx';
export { Attaching } from './components/attaching.tsx';
export { CaseAttachments } from './components/case-attachments.tsx';
