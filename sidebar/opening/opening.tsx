import { useEffect, useState } from 'preact/hooks';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';

/** Opening takes a second or two; when it takes this long, that is worth a word. */
const SLOW_MILLISECONDS = 8_000;

/** Before anything is known, or when nothing could be asked. */
export function Opening({ state }: View) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  if (state.trouble) return <Heading>The sidebar could not be opened</Heading>;
  return (
    <div class="opening">
      <Heading>eCore Email Enrichment</Heading>
      {slow && (
        <p>
          Google is taking longer than usual. In a very long sheet that can be half a minute. If nothing happens, close
          the sidebar and open it again from the menu.
        </p>
      )}
    </div>
  );
}
