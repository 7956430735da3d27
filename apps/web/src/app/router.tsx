import { Route, Routes } from 'react-router';
import { byRole } from './by-role.tsx';
import { lazyPage, type LoadPage } from './lazy-page.tsx';
import { openShelf } from '../shared/i18n/i18n.ts';
import { PageBoundary } from './layout/page-boundary.tsx';
import { RootLayout } from './layout/root-layout.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';

/**
 * Every page is a chunk of its own, loaded when its address is opened; it exports `Component`. Only the
 * sign-in comes with the shell: it is the first page there is.
 */
const SignedInLayout = lazyPage(() => import('./layout/signed-in-layout.tsx'));

/** An address whose page depends on who one is; for the roles that are not named it does not exist. */
const HomePage = byRole({
  nurse: () => import('./pages/nurse-home-page.tsx'),
  specialist: () => import('./pages/specialist-home-page.tsx'),
  coordinator: () => import('./pages/coordinator-home-page.tsx'),
  admin: () => import('./pages/audit-page.tsx'),
});
const ConsultationPage = byRole({
  nurse: () => import('./pages/nurse-consultation-page.tsx'),
  specialist: () => import('./pages/specialist-case-page.tsx'),
});
const CallPage = byRole({
  nurse: () => import('./pages/nurse-call-page.tsx'),
  specialist: () => import('./pages/specialist-call-page.tsx'),
});
/** Where a colleague is asked into a call; the case behind it is another's. */
const InvitedCallPage = byRole({
  nurse: () => import('./pages/invited-call-page.tsx'),
  specialist: () => import('./pages/invited-call-page.tsx'),
});
/** Needs no account: a link leads there. */
const GuestPage = lazyPage(() => import('./pages/guest-page.tsx'));
const RegisterPatientPage = byRole({ nurse: () => import('./pages/register-patient-page.tsx') });
const IdentifyPatientPage = byRole({ nurse: () => import('./pages/identify-patient-page.tsx') });
const PatientPage = byRole({ nurse: () => import('./pages/patient-page.tsx') });
const MergePatientsPage = byRole({ nurse: () => import('./pages/merge-patients-page.tsx') });
const RequestPage = byRole({ nurse: () => import('./pages/request-consultation-page.tsx') });
const AppointmentsPage = byRole({
  nurse: () => import('./pages/nurse-appointments-page.tsx'),
  specialist: () => import('./pages/specialist-agenda-page.tsx'),
});
const BookAppointmentPage = byRole({
  nurse: () => import('./pages/book-appointment-page.tsx'),
  specialist: () => import('./pages/book-appointment-page.tsx'),
});
const AvailabilityPage = byRole({ specialist: () => import('./pages/availability-page.tsx') });
const ReferralsPage = byRole({
  nurse: () => import('./pages/referrals-page.tsx'),
  specialist: () => import('./pages/referrals-page.tsx'),
});
const RotaPage = byRole({ specialist: () => import('./pages/rota-page.tsx') });
const OutboxPage = byRole({
  coordinator: () => import('./pages/outbox-page.tsx'),
  admin: () => import('./pages/outbox-page.tsx'),
});
/** Complaints have words of their own, which those who complain read, too. */
function forThoseWhoAnswer(load: LoadPage) {
  const loadWithWords: LoadPage = async () => {
    const [page] = await Promise.all([load(), openShelf('porch')]);
    return page;
  };
  return byRole({ coordinator: loadWithWords, admin: loadWithWords });
}
const ComplaintsPage = forThoseWhoAnswer(() => import('./pages/complaints-page.tsx'));
const ComplaintCasePage = forThoseWhoAnswer(() => import('./pages/complaint-case-page.tsx'));
const RecordComplaintPage = forThoseWhoAnswer(() => import('./pages/record-complaint-page.tsx'));
/** Need no account either. */
const ComplaintPage = lazyPage(() => import('./pages/complaint-page.tsx'), ['porch']);
const FeedbackPage = lazyPage(() => import('./pages/feedback-page.tsx'), ['porch']);
/** Their words come with them. */
const withFigureWords =
  (load: LoadPage): LoadPage =>
  async () => {
    const [page] = await Promise.all([load(), openShelf('figures')]);
    return page;
  };
const loadFigures = withFigureWords(() => import('./pages/figures-page.tsx'));
const loadCallQuality = withFigureWords(() => import('./pages/call-quality-page.tsx'));
const loadCallReports = withFigureWords(() => import('./pages/call-reports-page.tsx'));
const loadMap = withFigureWords(() => import('./pages/province-map-page.tsx'));
const loadCover = withFigureWords(() => import('./pages/cover-page.tsx'));
const FiguresPage = byRole({ nurse: loadFigures, coordinator: loadFigures });
const CoverPage = byRole({ nurse: loadCover, coordinator: loadCover });
const ProvinceMapPage = byRole({ coordinator: loadMap });
const CallQualityPage = byRole({ nurse: loadCallQuality, coordinator: loadCallQuality });
const CallReportsPage = byRole({ coordinator: loadCallReports, admin: loadCallReports });
const PasswordPage = lazyPage(() => import('./pages/password-page.tsx'), ['seldom']);
const AuditPage = byRole({ admin: () => import('./pages/audit-page.tsx') });

export function AppRoutes() {
  return (
    <PageBoundary>
      <Routes>
        <Route element={<RootLayout />}>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/guest" element={<GuestPage />} />
          <Route path="/complaint" element={<ComplaintPage />} />
          <Route path="/feedback" element={<FeedbackPage />} />
          <Route element={<SignedInLayout />}>
            <Route index element={<HomePage />} />
            <Route path="patients/new" element={<RegisterPatientPage />} />
            <Route path="patients/identify" element={<IdentifyPatientPage />} />
            <Route path="patients/:id" element={<PatientPage />} />
            <Route path="patients/:id/merge" element={<MergePatientsPage />} />
            <Route path="patients/:id/request" element={<RequestPage />} />
            <Route path="consultations/:id" element={<ConsultationPage />} />
            <Route path="consultations/:id/call" element={<CallPage />} />
            <Route path="invitations/:id" element={<InvitedCallPage />} />
            <Route path="appointments" element={<AppointmentsPage />} />
            <Route path="appointments/book" element={<BookAppointmentPage />} />
            <Route path="availability" element={<AvailabilityPage />} />
            <Route path="referrals" element={<ReferralsPage />} />
            <Route path="rota" element={<RotaPage />} />
            <Route path="outbox" element={<OutboxPage />} />
            <Route path="complaints" element={<ComplaintsPage />} />
            <Route path="complaints/new" element={<RecordComplaintPage />} />
            <Route path="complaints/:id" element={<ComplaintCasePage />} />
            <Route path="figures" element={<FiguresPage />} />
            <Route path="figures/map" element={<ProvinceMapPage />} />
            <Route path="figures/cover" element={<CoverPage />} />
            <Route path="figures/quality" element={<CallQualityPage />} />
            <Route path="figures/calls" element={<CallReportsPage />} />
            <Route path="password" element={<PasswordPage />} />
            <Route path="audit" element={<AuditPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Route>
      </Routes>
    </PageBoundary>
  );
}
