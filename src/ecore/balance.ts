/** Credits left, as eCore's last answer told. */
export interface Balance {
  credits: number;
  at: number;
}
