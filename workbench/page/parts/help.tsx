import { useEffect, useRef } from 'preact/hooks';
import type { About } from '../../server/messages';

/** What this page is, and where it is not Google Sheets. */
export function Help({ about, onClose }: { about: About; onClose: () => void }) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog ref={element} class="box help" aria-label="About this workbench" onCancel={onClose} onClose={onClose}>
      <header>
        <h2>About this workbench</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </header>
      <div class="help-text">
        <p>
          A spreadsheet on your own machine that runs the script which is pushed to Google, with a local Apps Script and{' '}
          {about.outside
            ? 'what its rules answer in place of the network'
            : about.live
              ? 'the real eCore service'
              : 'a stand-in of the eCore service'}
          . It is not Google Sheets.
        </p>
        <ul>
          <li>
            The add-on’s menu is under <b>Extensions › {about.addOn}</b>.
          </li>
          <li>
            Its functions work in cells
            {about.functions[0] ? (
              <>
                : type <code>={about.functions[0].name}(A2)</code>
              </>
            ) : (
              ''
            )}
            . A cell shows <code>Loading...</code> until its answer is there.
          </li>
          <li>
            <code>QUERY</code>, <code>SPLIT</code> and some others are not there.
          </li>
          <li>
            A result that has no room to spill reads <code>#SPILL!</code>; in Google Sheets it reads <code>#REF!</code>.
          </li>
          <li>
            Nothing is saved: <b>File › Download</b> gives the list as CSV or XLSX. The file you opened stays as it was.
          </li>
          <li>
            A second person can join: add <code>?as=editor</code> to this page’s address.
          </li>
        </ul>
        <p class="fine">
          Spreadsheet: Univer (Apache-2.0). Signed in here as {about.person}; the file belongs to {about.owner}.
        </p>
      </div>
    </dialog>
  );
}
