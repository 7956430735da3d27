import { createBrowserRouter, type RouteObject } from 'react-router';
import { RootLayout } from './layout/root-layout.tsx';
import { SignedInLayout } from './layout/signed-in-layout.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { RouteError } from './layout/route-error.tsx';

/** Every page is a chunk of its own, loaded when its address is opened. A page exports `Component`. */
export const routes: RouteObject[] = [
  {
    element: <RootLayout />,
    errorElement: <RouteError />,
    children: [
      {
        path: '/sign-in',
        errorElement: <RouteError />,
        lazy: () => import('./pages/sign-in-page.tsx'),
      },
      {
        element: <SignedInLayout />,
        errorElement: <RouteError />,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { index: true, lazy: () => import('./pages/home-page.tsx') },
              { path: 'consultations/:id', lazy: () => import('./pages/consultation-page.tsx') },
              { path: 'consultations/:id/call', lazy: () => import('./pages/call-page.tsx') },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];

export const createRoutes = () => createBrowserRouter(routes);
export type Routes = ReturnType<typeof createRoutes>;
