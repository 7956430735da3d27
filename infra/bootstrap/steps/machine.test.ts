import { machineStep } from './machine.mjs';

const debian = { platform: 'linux', arch: 'x64', nodeVersion: '18.20.4', hasGlibc: true };

test('Debian 12 with its own Node is enough to begin', () => {
  expect(machineStep.check(debian)).toBe('Linux x64, Node 18.20.4');
});

test.each([
  [{ platform: 'darwin' }, 'It runs darwin; Linux is needed.'],
  [{ arch: 'riscv64' }, 'Its processor is riscv64; x64 or arm64 is needed.'],
  [{ hasGlibc: false }, 'Its C library is not glibc (Alpine?).'],
  [{ nodeVersion: '16.20.2' }, 'Its Node is 16.20.2; 18 or later is needed to begin.'],
])('When the machine differs by %p, then the reason is said at once', (difference, why) => {
  expect(() => machineStep.check({ ...debian, ...difference })).toThrow(why);
});
