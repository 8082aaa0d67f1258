/** Says that only some of the add-on's files were replaced by newer ones. An older script tells no version: it is empty then. */
export function VersionNotice({ code, page }: { code: string; page: string }) {
  if (code === page) return null;
  return (
    <section class="notice warning" aria-label="Version">
      <p>
        The add-on&rsquo;s files are of different versions: the script is {code === '' ? 'an older one' : code}, and
        this sidebar is {page}. Replace all three files by those of one release, then reload the spreadsheet.
      </p>
    </section>
  );
}
