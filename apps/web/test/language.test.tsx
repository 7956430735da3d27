import { screen, waitFor } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import { khadija, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const server = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('searchPatients', { patients: [khadija] })
    .answer('listDemoPeople', { people: [] })
    .answer('chooseLanguage', { ...sessionOf(nurseFatima), language: 'ar' });

describe('the language of the page', () => {
  test('When Arabic is chosen, then the page is Arabic, from right to left, and the account is told', async () => {
    const fake = server();
    const { user } = await showApp(fake, '/');
    expect(document.documentElement).toHaveAttribute('dir', 'ltr');
    await user.click(await screen.findByRole('button', { name: /العربية/ }));
    expect(await screen.findByText('البحث عن مريض')).toBeVisible();
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
    expect(document.documentElement).toHaveAttribute('lang', 'ar');
    await waitFor(() =>
      expect(fake.callsOf('chooseLanguage')[0]?.body).toEqual({ language: 'ar' }),
    );
  });

  test('When the browser was last used in English, then it starts in English', async () => {
    localStorage.setItem('qarib:language', 'en');
    await showApp(server().refuse('readSession', 'NOT_SIGNED_IN'), '/sign-in');
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'en');
  });

  test('When the browser is Arabic and nothing was chosen yet, then it starts in Arabic', async () => {
    const navigatorLanguage = jest.spyOn(navigator, 'language', 'get').mockReturnValue('ar-MA');
    await showApp(server().refuse('readSession', 'NOT_SIGNED_IN'), '/sign-in');
    expect(await screen.findByRole('heading', { name: 'تسجيل الدخول' })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
    navigatorLanguage.mockRestore();
  });

  test('When Arabic is chosen before signing in, then the account follows', async () => {
    const fake = server()
      .refuse('readSession', 'NOT_SIGNED_IN')
      .answer('signIn', sessionOf(nurseFatima));
    const { user } = await showApp(fake, '/sign-in');
    await user.click(await screen.findByRole('button', { name: /العربية/ }));
    await user.type(await screen.findByLabelText('البريد الإلكتروني'), 'f@demo.qarib.example');
    await user.type(screen.getByLabelText('كلمة المرور'), 'right');
    await user.click(screen.getByRole('button', { name: 'دخول' }));
    expect(await screen.findByText('البحث عن مريض')).toBeVisible();
    await waitFor(() => expect(fake.callsOf('chooseLanguage')).toHaveLength(1));
  });
});
