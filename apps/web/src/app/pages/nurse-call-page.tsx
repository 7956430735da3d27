import { CaseCall } from '../call/case-call.tsx';

export const Component = () => <CaseCall />;
