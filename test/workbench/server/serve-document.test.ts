import { afterEach, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { Missing } from '../../../workbench/apps-script/host/missing';
import { serve } from './builders';

const running: (() => Promise<void>)[] = [];
const start: typeof serve = async (parts) => {
  const server = await serve(parts);
  running.push(server.stop);
  return server;
};
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

describe('who is let in', () => {
  test('the address with its token shows the page and its files', async () => {
    const { get } = await start();
    expect(await get('')).toMatchObject({ status: 200, body: expect.stringContaining('<title>contacts') });
    expect(await get('main.js')).toMatchObject({
      status: 200,
      body: '/* main */',
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
    expect(await get('main.css')).toMatchObject({ status: 200, body: '/* style */' });
  });

  test.each(['/', '/main.js', '/socket', '/download/csv', '/wrong-token/', '/wrong-token/main.js', '/frame/x', '//'])(
    '%s without the token is refused',
    async (path) => {
      const { get } = await start();
      expect(await get(path)).toMatchObject({ status: 403 });
    },
  );

  test('a token that begins like the right one is refused', async () => {
    const { get, url } = await start();
    const token = new URL(url).pathname.split('/')[1]!;
    expect(await get(`/${token.slice(0, -1)}/`)).toMatchObject({ status: 403 });
    expect(await get(`/${token}x/`)).toMatchObject({ status: 403 });
    expect(await get(`/${token}`)).toMatchObject({ status: 403 });
  });

  test('tokens are long and differ from start to start', async () => {
    const [one, other] = [await start(), await start()];
    const tokens = [one, other].map(({ url }) => new URL(url).pathname.split('/')[1]!);
    expect(tokens[0]).toMatch(/^[\w-]{32}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  test('another host name is refused, even with the token', async () => {
    const { get, port } = await start();
    for (const host of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1', 'evil.example']) {
      expect(await get('', { Host: host })).toMatchObject({ status: 403 });
    }
  });

  test('another origin is refused, also the opaque one of the add-on’s own frame', async () => {
    const { get, port } = await start();
    for (const origin of [
      'https://evil.example',
      'null',
      `http://localhost:${port}`,
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1',
    ]) {
      expect(await get('main.js', { Origin: origin })).toMatchObject({ status: 403 });
    }
    expect(await get('main.js', { Origin: `http://127.0.0.1:${port}` })).toMatchObject({ status: 200 });
  });

  test('only reading is answered, and only what there is', async () => {
    const { get } = await start();
    expect(await get('', {}, 'POST')).toMatchObject({ status: 405 });
    for (const path of [
      'eval',
      'package.json',
      'frame.js',
      '../main.js',
      'main.js/',
      '..%2f..%2fpackage.json',
      '__proto__',
      'constructor',
    ]) {
      expect([403, 404]).toContain((await get(path)).status);
    }
  });

  test('it listens on 127.0.0.1 alone', async () => {
    const { port } = await start();
    const elsewhere = new Promise((done) => {
      request({ host: '::1', port, path: '/' }, () => done('answered'))
        .on('error', () => done('no connection'))
        .end();
    });
    expect(await elsewhere).toBe('no connection');
  });

  test('the page tells nobody its address and runs no foreign script', async () => {
    const { get } = await start();
    const { headers } = await get('');
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
    );
  });

  test('a request that asks for a WebSocket at a strange target is refused, and the server lives on', async () => {
    const { get } = await start();
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };
    for (const path of ['//', '/%', '/socket']) expect((await get(path, upgrade)).status).toBe(403);
    expect((await get('')).status).toBe(200);
  });

  test.each([
    ['no origin', {}],
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['an opaque origin', { Origin: 'null' }],
  ])('a WebSocket with %s is refused', async (_, headers) => {
    const { connect } = await start();
    expect(await connect('window=window-1&as=owner', headers as { [name: string]: string }).outcome).toBe(403);
  });

  test.each([
    'window=window-1&as=stranger',
    'window=window-1',
    'as=owner',
    'window=window-1&as=__proto__',
    'window=../../x&as=owner',
  ])('a WebSocket that asks for %s is refused', async (query) => {
    const { connect } = await start();
    expect(await connect(query).outcome).toBe(403);
  });

  test('a port that is taken is said so', async () => {
    const { port } = await start();
    await expect(serve({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('a window', () => {
  test('gets the workbook, who it is, and the menu that onOpen built', async () => {
    const { connect } = await start();
    const page = connect('window=window-1&as=editor');
    expect(await page.next('welcome')).toMatchObject({
      about: { fileName: 'contacts', person: 'editor@example.com', owner: 'owner@example.com' },
    });
    expect(await page.next('snapshot')).toMatchObject({ epoch: 1, workbook: {} });
    expect(await page.next('menus', ({ menus }) => menus !== null)).toMatchObject({
      menus: [{ label: 'Test add-on' }],
    });
  });

  test('is another one for another page, and the same one after a dropped connection', async () => {
    const { connect, windows } = await start();
    const first = connect('window=window-1&as=owner');
    await first.next('snapshot');
    await connect('window=window-2&as=owner').next('snapshot');
    windows[0]!.state.sidebar = { title: 'Side', html: '<p>Hi</p>', width: 300, height: null, metaTags: [] };
    windows[0]!.state.onChange('sidebar');
    const { frame } = await first.next('sidebar', ({ frame }) => frame !== null);
    first.socket.terminate();
    const again = connect('window=window-1&as=owner');
    expect(await again.next('sidebar')).toEqual({ type: 'sidebar', frame });
    expect(windows).toHaveLength(2);
  });

  test('belongs to one person', async () => {
    const { connect, windows } = await start();
    await connect('window=window-1&as=owner').next('snapshot');
    await connect('window=window-1&as=editor').next('snapshot');
    expect(windows.map(({ state }) => state.email)).toEqual(['owner@example.com', 'editor@example.com']);
  });

  test('calls a function from its sidebar and gets its answer or its error', async () => {
    const { connect, get, windows } = await start();
    const page = connect('window=window-1&as=owner');
    await page.next('snapshot');
    windows[0]!.call = async (name, ...args) => {
      if (args[0] === 'bad') throw new Error('No such person');
      return { name, args };
    };
    windows[0]!.state.sidebar = {
      title: 'Side',
      html: '<!DOCTYPE html><html><head></head><p>Hi</p></html>',
      width: 300,
      height: null,
      metaTags: [],
    };
    windows[0]!.state.onChange('sidebar');
    const { frame } = await page.next('sidebar', (message) => message.frame !== null);

    const served = await get(frame!.path);
    expect(served.body).toContain(`<head><script data-origin='`);
    expect(served.body).toContain(`data-functions='["go","greet"]'>/* frame */</script></head><p>Hi</p>`);
    expect(served.headers['content-security-policy']).toContain('sandbox allow-forms allow-scripts');
    expect(served.headers['content-security-policy']).not.toContain('allow-same-origin');

    page.say({ type: 'call', call: '1', frame: frame!.id, name: 'greet', args: ['Ann'] });
    expect(await page.next('answer')).toMatchObject({
      call: '1',
      result: { ok: true, value: { name: 'greet', args: ['Ann'] } },
    });
    page.say({ type: 'call', call: '2', frame: frame!.id, name: 'greet', args: ['bad'] });
    expect(await page.next('answer')).toMatchObject({
      call: '2',
      result: { ok: false, error: 'Error: No such person' },
    });
    page.say({ type: 'call', call: '3', frame: frame!.id, name: 'toString', args: [] });
    expect(await page.next('answer')).toMatchObject({
      result: { ok: false, error: 'Error: Script function not found: toString' },
    });

    page.say({ type: 'closed', frame: frame!.id });
    expect(await page.next('sidebar')).toMatchObject({ frame: null });
    expect(await get(frame!.path)).toMatchObject({ status: 403 });
    page.say({ type: 'call', call: '4', frame: frame!.id, name: 'greet', args: [] });
    expect(await page.next('answer')).toMatchObject({
      result: { ok: false, error: 'Error: The page that asked is no longer open.' },
    });
  });

  test('is asked what the script asks, again after a dropped connection, and answers', async () => {
    const { connect, windows } = await start();
    const first = connect('window=window-1&as=owner');
    await first.next('snapshot');
    const answer = windows[0]!.asked({ kind: 'prompt', title: 'Name', text: 'Who?', buttons: 'OK_CANCEL' });
    await first.next('question');
    first.socket.terminate();
    const again = connect('window=window-1&as=owner');
    const { question } = await again.next('question');
    again.say({ type: 'answered', question: question.id, answer: { button: 'OK', text: 'Ann' } });
    expect(await answer).toEqual({ button: 'OK', text: 'Ann' });
  });

  test('hears of a menu item that failed, and that it is no longer at work', async () => {
    const { connect, windows } = await start();
    const page = connect('window=window-1&as=owner');
    await page.next('snapshot');
    windows[0]!.runMenuFunction = async () => {
      throw new Error('Nothing selected');
    };
    page.say({ type: 'menu', functionName: 'go' });
    await page.next('working', ({ working }) => working);
    expect(await page.next('failure')).toMatchObject({ text: 'Error: Nothing selected' });
    await page.next('working', ({ working }) => !working);
  });

  test('tells the script what is selected, and is not told its own selection back', async () => {
    const { connect, windows } = await start();
    const page = connect('window=window-1&as=owner');
    await page.next('snapshot');
    const ranges = [
      { row: 2, column: 1, rows: 3, columns: 1 },
      { row: 9, column: 2, rows: 1, columns: 1 },
    ];
    page.say({ type: 'selection', selection: { sheet: 'sheet-7', ranges, current: { row: 9, column: 2 } } });
    page.say({ type: 'ping' });
    await page.next('pong');
    expect(windows[0]!.state.selection).toEqual({ sheetId: 7, areas: ranges, cell: { row: 9, column: 2 } });
    windows[0]!.state.onChange('selection');
    windows[0]!.state.selection = { sheetId: 7, areas: [ranges[0]!], cell: { row: 2, column: 1 } };
    windows[0]!.state.onChange('selection');
    expect(await page.next('select')).toMatchObject({ selection: { sheet: 'sheet-7', ranges: [ranges[0]] } });
  });

  test('hears of what the script asks for and the workbench does not have, also of what was asked before it came', async () => {
    const missing = new Missing();
    const lines: string[] = [];
    const { connect } = await start({ missing, log: (line) => lines.push(line) });
    missing.note('Sheet.newChart');
    const page = connect('window=window-1&as=owner');
    expect((await page.next('missing')).missing).toEqual([{ what: 'Sheet.newChart', times: 1 }]);
    missing.note('MailApp.sendEmail');
    expect((await page.next('missing')).missing.map(({ what }) => what)).toEqual([
      'Sheet.newChart',
      'MailApp.sendEmail',
    ]);
    expect(lines).toContain('MailApp.sendEmail is not part of the workbench.');
  });

  test('shows each toast once', async () => {
    const { connect, windows } = await start();
    const page = connect('window=window-1&as=owner');
    await page.next('snapshot');
    for (const message of ['One', 'Two']) {
      windows[0]!.state.toasts.push({ message, title: '', seconds: 5 });
      windows[0]!.state.onChange('toast');
    }
    expect((await page.next('toast')).toast.message).toBe('One');
    expect((await page.next('toast')).toast.message).toBe('Two');
    expect(page.received.filter(({ type }) => type === 'toast')).toEqual([]);
  });

  test('shows what the stand-in has been asked so far', async () => {
    let figures = { credits: 1000, requests: 0, charged: 0 };
    const { connect } = await start({ standIn: { token: 't', figures: () => figures } });
    const page = connect('window=window-1&as=owner');
    expect((await page.next('figures')).figures.credits).toBe(1000);
    figures = { credits: 998, requests: 3, charged: 2 };
    expect((await page.next('figures', (message) => message.figures.requests === 3)).figures).toEqual(figures);
  });
});

test('the list can be downloaded under its name', async () => {
  const { get } = await start();
  expect(await get('download/csv')).toMatchObject({
    status: 200,
    body: 'a,b',
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''contacts.csv",
    },
  });
  expect(await get('download/exe')).toMatchObject({ status: 404 });
});
