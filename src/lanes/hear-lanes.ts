import type { Entry } from '../ledger/entry';
import { countLane } from '../record/lane-credits';
import { decodeReport } from '../record/lane-parcels';
import type { Report } from '../record/lane-parcels';
import { slowDown } from './bearable';
import { kept, newPost } from './posts';
import type { Post } from './posts';
import type { StepLanes } from './step-lanes';

/** Takes over what lanes report, and that what has an answer is in nobody's hands any more. */
export function hearLanes(
  lanes: StepLanes,
  texts: { [name: string]: string },
  answers: ReadonlyMap<string, Entry>,
  now: number,
): void {
  lanes.names.forEach((name, lane) => {
    const report = decodeReport(texts[name], lanes.run.startedAt);
    if (report) takeReport(lanes, report, lane, now);
  });
  for (const key of answers.keys()) {
    lanes.heldByEnded.delete(kept(key));
    for (const { keys } of lanes.posts) keys.delete(kept(key));
  }
}

function takeReport(lanes: StepLanes, report: Report, lane: number, now: number): void {
  const { run, posts, heldByEnded } = lanes;
  let post = posts[lane] as Post;
  if (post.owner !== report.owner) {
    if (report.before?.owner === post.owner) takeBack(lanes, post, report.before);
    for (const key of post.keys.keys()) heldByEnded.add(key);
    post = posts[lane] = newPost(report.owner);
  }
  if (report.until > lanes.begunAt) lanes.areThere = true;
  if (report.done !== post.report?.done) post.heardAt = now;
  post.report = report;
  countLane(run, lane, report);
  takeBack(lanes, post, report);
  if (report.refusedAt > run.lanes.since) slowDown(lanes, report.refusedAt);
}

/** What an execution gives back, and what one that leaves has not come to. */
function takeBack({ returned, failed }: StepLanes, { keys }: Post, report: Report): void {
  const { owner } = report;
  for (const key of report.back.map(kept)) {
    // A report says again what it has said: by now somebody else may have that in hand.
    if (returned.get(key) === owner) continue;
    returned.set(key, owner);
    keys.delete(key);
  }
  for (const key of report.failed) failed.add(kept(key));
  if (!report.leaving) return;
  keys.forEach((parcel, key) => {
    if (parcel <= report.done) return;
    keys.delete(key);
    returned.set(key, owner);
  });
}
