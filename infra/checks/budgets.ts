export interface Budget {
  name: string;
  /** Sources of the chunks that the visit loads, as Vite's manifest names them. */
  entries: readonly string[];
  /** Whether styles and the page itself count as well. */
  counts: 'scripts' | 'everything';
  maxKilobytes: number;
  maxRequests: number;
}

const pages = 'src/app/pages';
/** Arabic takes the most bytes of the three languages. */
const signIn = ['src/app/languages/ar-door.ts'];
const signedIn = [
  ...signIn,
  'src/app/languages/ar.ts',
  'src/app/layout/signed-in-layout.tsx',
  '../../node_modules/socket.io-client/build/esm/index.js',
];
const callEngine = '../../packages/call-client/src/index.ts';
const joinedCall = { counts: 'everything', maxKilobytes: 430, maxRequests: 25 } as const;

/** At 64 kbit/s a hundred kilobytes take thirteen seconds; kilobytes are 1000 bytes, as they are sent. */
export const budgets: readonly Budget[] = [
  { name: 'Sign-in page', entries: signIn, counts: 'scripts', maxKilobytes: 180, maxRequests: 10 },
  {
    name: 'A nurse, up to a joined call',
    entries: [
      ...signedIn,
      `${pages}/nurse-home-page.tsx`,
      `${pages}/request-consultation-page.tsx`,
      `${pages}/nurse-consultation-page.tsx`,
      `${pages}/nurse-call-page.tsx`,
      callEngine,
    ],
    ...joinedCall,
  },
  {
    name: 'A specialist, up to a joined call',
    entries: [
      ...signedIn,
      'src/app/languages/ar-desk.ts',
      `${pages}/specialist-home-page.tsx`,
      'src/features/on-call-queue/index.ts',
      `${pages}/specialist-case-page.tsx`,
      `${pages}/specialist-call-page.tsx`,
      callEngine,
    ],
    ...joinedCall,
  },
];
