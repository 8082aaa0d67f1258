import { render } from 'preact';
import { App } from './app';
import './page.css';

// One window for as long as this page is open, also over a dropped connection; a reload is a new window, as at Google.
const windowId = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');
// Whoever joins with ?as=editor in the address is the second person of this spreadsheet.
const asked = new URLSearchParams(location.search).get('as');
const socket = new URL('socket', location.href.replace(/^http/, 'ws'));
socket.search = new URLSearchParams({ window: windowId, as: asked === 'editor' ? 'editor' : 'owner' }).toString();

render(<App address={socket.href} />, document.getElementById('app')!);
