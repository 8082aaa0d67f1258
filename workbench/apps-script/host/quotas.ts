import { ServiceFailure } from './failure';
import { DAILY, type Account, type DailyQuota } from './limits';

const DAY = 24 * 60 * 60_000;

/**
 * What each user has used of a day's allowance. A day starts with the first use and ends 24 hours later:
 * https://developers.google.com/apps-script/guides/services/quotas
 */
export class Quotas {
  readonly #used = new Map<string, { since: number; amount: number }>();

  constructor(private readonly accountOf: (user: string) => Account) {}

  /** @throws ServiceFailure in Google's words, and then nothing is counted. */
  use(quota: DailyQuota, user: string, amount: number, now: number): void {
    const used = this.#day(quota, user, now);
    if (used.amount + amount > DAILY[quota][this.accountOf(user)]) {
      throw new ServiceFailure(
        quota === 'triggerMilliseconds'
          ? 'Service using too much computer time for one day.'
          : `Service invoked too many times for one day: ${quota}.`,
      );
    }
    used.amount += amount;
  }

  /** Counts what has been used already, also beyond the allowance. */
  spend(quota: DailyQuota, user: string, amount: number, now: number): void {
    this.#day(quota, user, now).amount += amount;
  }

  /** What the user has used of the day that runs now. */
  used(quota: DailyQuota, user: string, now: number): number {
    const used = this.#used.get(`${quota} ${user}`);
    return used && now - used.since < DAY ? used.amount : 0;
  }

  #day(quota: DailyQuota, user: string, now: number): { since: number; amount: number } {
    const key = `${quota} ${user}`;
    let used = this.#used.get(key);
    if (!used || now - used.since >= DAY) {
      used = { since: now, amount: 0 };
      this.#used.set(key, used);
    }
    return used;
  }
}
