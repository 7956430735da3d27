export { CaseReferrals, ReferralBoard } from './components/referral-lists.tsx';
