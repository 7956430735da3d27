#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * Stands in for Firefox where Playwright starts it, and passes WebDriver BiDi on between the two. What
 * Playwright has emulated with every page and Firefox does not know as yet is answered for it
 * (docs/adr/0040).
 */
const firefox = spawn(process.env['FIREFOX_BIN'] ?? 'firefox-esr', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
});
firefox.on('error', (error) => {
  say(error.message);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => firefox.kill());

createInterface({ input: firefox.stderr }).on('line', (line) => {
  const address = /^WebDriver BiDi listening on (ws:\/\/.*)$/.exec(line)?.[1];
  if (address) listenFor(address);
  else say(line);
});

/** To Playwright, which waits for the address there. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function listenFor(firefoxAddress: string): void {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('listening', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port to listen on');
    say(`WebDriver BiDi listening on ws://127.0.0.1:${address.port}`);
  });
  server.on('connection', (playwright, { url = '' }) => {
    relay(playwright, new WebSocket(firefoxAddress + url));
  });
}

function relay(playwright: WebSocket, browser: WebSocket): void {
  const emulations = new Set<unknown>();
  const whenOpen = new Promise((resolve) => browser.once('open', resolve));
  playwright.on('message', (data: Buffer) => {
    const text = data.toString();
    const command: { id: number; method: string } = JSON.parse(text);
    if (command.method.startsWith('emulation.')) emulations.add(command.id);
    void whenOpen.then(() => browser.send(text));
  });
  browser.on('message', (data: Buffer) => {
    const text = data.toString();
    const answer: { id?: number; error?: string } = JSON.parse(text);
    const isUnknown = emulations.delete(answer.id) && answer.error === 'unknown command';
    const { id } = answer;
    playwright.send(isUnknown ? JSON.stringify({ type: 'success', id, result: {} }) : text);
  });
  browser.on('close', () => playwright.close());
  playwright.on('close', () => browser.close());
}
