import { render } from 'preact';
import { App } from './app';
import './page.css';

// One window for as long as this page is open, also over a dropped connection; a reload is a new window, as at Google.
const windowId = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const socket = new URL('socket', location.href.replace(/^http/, 'ws'));
socket.search = new URLSearchParams({ window: windowId, as: new URLSearchParams(location.search).get('as') ?? 'owner' }).toString();

render(<App address={socket.href} />, document.getElementById('app')!);
