/** Google's flags without `allow-same-origin`: there the frame has an origin of its own, here it has none. */
export const FRAME_FLAGS =
  'allow-forms allow-scripts allow-popups allow-modals allow-downloads allow-popups-to-escape-sandbox';
