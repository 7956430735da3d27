import { Route, Routes } from 'react-router';
import { lazyPage } from './lazy-page.tsx';
import { RootLayout } from './layout/root-layout.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';

/** Every page is a chunk of its own, loaded when its address is opened. A page exports `Component`. */
const SignInPage = lazyPage(() => import('./pages/sign-in-page.tsx'));
const SignedInLayout = lazyPage(() => import('./layout/signed-in-layout.tsx'));
const HomePage = lazyPage(() => import('./pages/home-page.tsx'));
const ConsultationPage = lazyPage(() => import('./pages/consultation-page.tsx'));
const CallPage = lazyPage(() => import('./pages/call-page.tsx'));

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<RootLayout />}>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route element={<SignedInLayout />}>
          <Route index element={<HomePage />} />
          <Route path="consultations/:id" element={<ConsultationPage />} />
          <Route path="consultations/:id/call" element={<CallPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
    </Routes>
  );
}
